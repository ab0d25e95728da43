"""Verdicts handed down from edition to edition."""
