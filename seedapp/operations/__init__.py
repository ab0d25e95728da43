"""Step 4: queries and actions, their fields, failures and types."""
