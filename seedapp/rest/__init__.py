"""The REST API: one module a room."""
