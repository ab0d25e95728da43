"""The journal: every write, who did it and when, what was before and after."""
