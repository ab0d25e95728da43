"""`make bench`: how fast the engine is, how much memory it takes, and how it grows."""
