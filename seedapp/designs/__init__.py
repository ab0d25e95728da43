"""A design and its services: what all seven steps belong to."""
