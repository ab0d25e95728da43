"""Addresses at which a design answers like the services that nobody has coded yet."""
