"""Step 6: reviewers, their threads and comments."""
