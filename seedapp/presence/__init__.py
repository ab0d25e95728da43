"""Who has a design open, and where: told by open pages, gone by itself."""
