"""Where a team works, and who may do what there."""
