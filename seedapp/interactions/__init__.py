"""Step 3: sequence diagrams."""
