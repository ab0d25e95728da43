"""Secrets that stand in links: the link is shown once, and only its hash is kept."""

import hashlib


def hash_of(token: str) -> str:
    """What is kept of a secret link."""
    return hashlib.sha256(token.encode()).hexdigest()
