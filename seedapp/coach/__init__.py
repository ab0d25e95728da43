"""Advice set aside with a reason."""
