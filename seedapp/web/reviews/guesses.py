"""Who tries links that open nothing: after some of them in a minute, an address waits for the next one."""

from __future__ import annotations

import time

from django.http import HttpRequest

from seedapp.accounts.client_address import client_network
from seedapp.traffic.limits import Limit, count_request, standing_of

WRONG_LINKS = Limit(30, seconds=60)


def is_guessing(request: HttpRequest) -> bool:
    """Whether this address has tried so many wrong links that none is looked up for it."""
    return standing_of(_who(request), WRONG_LINKS, now=time.time()).count >= WRONG_LINKS.requests


def count_guess(request: HttpRequest) -> None:
    """One more link that opened nothing."""
    count_request(_who(request), WRONG_LINKS, now=time.time())


def _who(request: HttpRequest) -> str:
    return f"links:{client_network(request)}"
