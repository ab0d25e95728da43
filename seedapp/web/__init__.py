"""The pages: forms and function views, one module a room."""
