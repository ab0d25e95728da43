"""All thinking, and nothing else: no Django, no clock, no files, no network. Values in, values out."""
