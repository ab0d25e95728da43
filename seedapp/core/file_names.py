"""Names for files that are safe on every system."""

from __future__ import annotations

import re

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def safe_name(name: str) -> str:
    """ASCII letters, digits, dots, hyphens and underscores; never a path, never a reserved name."""
    cleaned = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")[:120] or "file"
    return f"file-{cleaned}" if _RESERVED.match(cleaned) else cleaned
