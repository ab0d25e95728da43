"""Step 6, its room: what reviews hold, and the writes to them."""
