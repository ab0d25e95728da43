"""Webhooks: what the journal tells, sent to other people's programs, signed and in order."""
