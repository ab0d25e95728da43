"""One POST to an address that somebody typed, and the beginning of what came back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from urllib3.response import BaseHTTPResponse

from seedapp.core.typed_text import tidy
from seedapp.core.wording import N_

from .asking import FAULTS, ask
from .places import Rules

EXCERPT_CHARACTERS = 500
_TOO_SLOW = N_("No answer within %(seconds)s seconds. Answer first, and work afterwards.")


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the beginning of the body as text, and two headers ("" without)."""

    status: int
    excerpt: str
    retry_after: str = ""
    location: str = ""


def post(address: str, body: bytes, headers: Mapping[str, str], rules: Rules) -> Answer:
    """Send `body` and read the answer. Raises Refused (nothing was sent) or NoAnswer."""
    return ask("POST", address, headers, rules, _read, body, _TOO_SLOW)


def _read(response: BaseHTTPResponse) -> Answer:
    try:
        beginning = response.read1(EXCERPT_CHARACTERS * 4)
    except FAULTS:
        beginning = b""  # the status is the answer; what follows it is only shown
    return Answer(
        status=response.status,
        excerpt=tidy(beginning.decode("utf-8", "replace"))[:EXCERPT_CHARACTERS],
        retry_after=response.headers.get("Retry-After", "")[:100],
        location=tidy(response.headers.get("Location", ""))[:EXCERPT_CHARACTERS],
    )
