"""The only code that starts a process or opens an outgoing connection."""
