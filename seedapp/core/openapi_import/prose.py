"""Descriptions on their way in: a design holds texts up to a limit, a document any."""

from __future__ import annotations

from typing import Any

from ..design_file.reader import TEXT_LIMIT


def prose(value: Any) -> str:
    """A text as a description of a design, no longer than these are: the whole is kept beside the forms."""
    return str(value or "")[:TEXT_LIMIT]
