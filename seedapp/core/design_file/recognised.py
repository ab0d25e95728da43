"""Whether a text is meant as a design file, before it is read."""

from __future__ import annotations

import re

_FIRST_BYTES = 100_000
_KEY = re.compile(r"""(?m)^\s*["']?seed["']?\s*:|^\s*\{[^{}]{0,2000}"seed"\s*:""")


def is_design_file(content: bytes) -> bool:
    """Whether the line `seed: …` stands at its beginning, be it in YAML or JSON."""
    return _KEY.search(content[:_FIRST_BYTES].decode("utf-8", "replace").lstrip("\ufeff")) is not None
