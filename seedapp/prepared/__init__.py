"""SQL that every request needs, made once: Django would make it anew each time, at ten times the cost."""
