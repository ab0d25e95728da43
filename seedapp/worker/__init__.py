"""The worker: what is done behind the pages, by a process of its own (`manage.py worker`)."""
