"""What the environment says, as settings want it; and where the code lies."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[2]


def flag(name: str, default: bool) -> bool:
    """Whether a variable says yes."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


def listed(name: str, default: str) -> list[str]:
    """The parts of a variable between its commas."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]
