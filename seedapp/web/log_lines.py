"""How log lines look: as text or as JSON, with the request they belong to, without secret links."""

from __future__ import annotations

import logging
import re
from contextvars import ContextVar
from typing import Any

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

request_id: ContextVar[str] = ContextVar("request_id", default="")

_PLACES = (
    "r",
    "mock",
    "published",
    "invitations",
    "accounts/confirm-email",
    "accounts/password/reset/key",
    "notices/stop",
    "notices/confirm",
)
_SLASH = "(?:/|%2F)"  # in the query of another address it is written otherwise
_SECRET = re.compile(
    rf"({_SLASH}(?:{'|'.join(_PLACES).replace('/', _SLASH)}){_SLASH})(?:[^/\s\"'<>%&]|%(?!2F))+",
    re.IGNORECASE,
)


def without_links(line: str) -> str:
    """A line that leaves of a secret address only where it led: who reads the log must not open it."""
    return _SECRET.sub(r"\1…", line)


def holds_secret(path: str) -> bool:
    """Whether an address opens something to whoever has it."""
    return bool(_SECRET.match(path))


class TextLines(logging.Formatter):
    """Lines for people to read."""

    def format(self, record: logging.LogRecord) -> str:
        return without_links(super().format(record))


class JsonLines(JsonFormatter):
    """One JSON object a line: time (UTC), level, logger, message, request_id, and what the caller adds."""

    def __init__(self) -> None:
        super().__init__(
            ["levelname", "name", "message"],
            rename_fields={"levelname": "level", "name": "logger"},
            timestamp="time",
            # Django hands whole requests to its log records; they are not to be told.
            reserved_attrs=[*RESERVED_ATTRS, "request", "server_time"],
            json_ensure_ascii=False,
        )

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        if known := request_id.get():
            log_data["request_id"] = known
        return log_data

    def format(self, record: logging.LogRecord) -> str:
        return without_links(super().format(record))
