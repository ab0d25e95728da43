"""What `make` calls: setting up, serving, locking. Only the standard library until .venv stands."""
