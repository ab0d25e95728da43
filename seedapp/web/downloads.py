"""Answers that a browser saves as a file, under a name that is safe everywhere."""

from __future__ import annotations

from django.http import HttpResponse

from seedapp.core.file_names import safe_name


def attachment(content: str | bytes, name: str, content_type: str) -> HttpResponse:
    """A download that no browser runs or shows as a page."""
    response = HttpResponse(content, content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{safe_name(name)}"'
    response["Cache-Control"] = "private, no-store"
    return response
