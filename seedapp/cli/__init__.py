"""The seed command, and the management commands."""
