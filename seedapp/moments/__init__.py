"""Past moments of a design: reading it as it was, restoring it, and undoing single writes."""
