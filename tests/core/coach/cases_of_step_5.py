"""Cases of the rules about the specification."""

CASES = ()
