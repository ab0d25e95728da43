"""Candidates for each step of a design from the one before, each with its confidence and evidence."""
