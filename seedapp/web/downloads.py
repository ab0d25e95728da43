"""Answers that a browser saves as a file, under a name that is safe everywhere."""

from __future__ import annotations

import re

from django.http import HttpResponse

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def safe_name(name: str) -> str:
    """ASCII letters, digits, dots, hyphens and underscores; never a path, never a reserved name."""
    cleaned = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")[:120] or "file"
    return f"file-{cleaned}" if _RESERVED.match(cleaned) else cleaned


def attachment(content: str | bytes, name: str, content_type: str) -> HttpResponse:
    """A download that no browser runs or shows as a page."""
    response = HttpResponse(content, content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{safe_name(name)}"'
    response["Cache-Control"] = "private, no-store"
    return response
