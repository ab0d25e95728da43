"""Search across the designs of a workspace: a reader of the journal that keeps texts ready to be found in."""
