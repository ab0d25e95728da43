"""What keeps callers from harming one another: counted requests, and answers kept for those who ask twice."""
