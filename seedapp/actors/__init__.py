"""Step 1: whoever needs something from the service."""
