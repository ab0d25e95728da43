"""Programs of other people read our documents, and have nothing to say."""
