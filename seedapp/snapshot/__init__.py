"""Between rows and core.Design: take.py and restore.py."""
