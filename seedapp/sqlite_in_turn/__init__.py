"""Django's SQLite, whose writers wait in a queue instead of trying again and again."""
