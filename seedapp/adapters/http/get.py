"""One GET to an address that somebody typed, read whole up to a limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from urllib3.response import BaseHTTPResponse

from seedapp.core.typed_text import tidy
from seedapp.core.wording import N_, say

from .asking import NoAnswer, ask
from .places import Rules

MOST_BYTES = 1_000_000
_LONGEST_LOCATION = 500


@dataclass(frozen=True)
class Page:
    """What came back. `location` is where it says that the thing has moved, "" where it does not."""

    status: int
    body: bytes
    location: str = ""


def get(address: str, headers: Mapping[str, str], rules: Rules) -> Page:
    """Read what is at an address. Raises Refused (nothing was sent) or NoAnswer, as for an endless one."""
    return ask("GET", address, headers, rules, _read)


def _read(response: BaseHTTPResponse) -> Page:
    body = b""
    while len(body) <= MOST_BYTES and (more := response.read1(MOST_BYTES + 1 - len(body))):
        body += more
    if len(body) > MOST_BYTES:
        raise NoAnswer(say(N_("The answer is longer than %(limit)s bytes."), limit=MOST_BYTES))
    return Page(response.status, body, tidy(response.headers.get("Location", ""))[:_LONGEST_LOCATION])
