"""Many writers at once: servers of our own and of a bare view, and the people who write to them."""
