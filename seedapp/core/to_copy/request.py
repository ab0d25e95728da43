"""A request as values, before it is written in some language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

FILE: Final = object()
"""Stands in a form for the content of a file."""


@dataclass(frozen=True)
class Json:
    """A JSON value, sent as `media_type`."""

    value: Any
    media_type: str = "application/json"


@dataclass(frozen=True)
class Form:
    """Names and values of a form in several parts; a value is a text or `FILE`."""

    fields: tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Raw:
    """A text as it stands; None for the content of a file."""

    text: str | None
    media_type: str


@dataclass(frozen=True)
class Request:
    """`url` is whole and percent-encoded; no value of `headers` holds a line break."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    body: Json | Form | Raw | None = None

    @property
    def all_headers(self) -> tuple[tuple[str, str], ...]:
        """With that of the body; the one of a form is set by whoever sends it, with its boundary."""
        if self.body is None or isinstance(self.body, Form):
            return self.headers
        return (*self.headers, ("Content-Type", self.body.media_type))
