"""Step 7: everything to take away and build."""
