"""Notices: what concerns a person, told in the pages and by mail; what changed since they looked."""
