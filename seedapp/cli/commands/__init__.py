"""The seven subcommands, one module each: `add_to` declares one, `run` does it."""
