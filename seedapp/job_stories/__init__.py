"""Step 2: when …, I want to …, so I can …."""
