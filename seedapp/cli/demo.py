"""Who the sample design belongs to."""

DEMO_EMAIL = "demo@seed-workbench.invalid"
DEMO_PASSWORD = "grow-a-service"  # noqa: S105 - printed at every start, for the sample on one's own machine
