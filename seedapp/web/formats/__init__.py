"""How dates and times are written, where a language has more than one way. Found by FORMAT_MODULE_PATH."""
