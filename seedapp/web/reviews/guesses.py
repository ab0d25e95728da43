"""Who tries links that open nothing: after some of them in a minute, an address waits for the next one."""

from __future__ import annotations

import time

from django.http import HttpRequest

from seedapp.accounts.client_address import client_network
from seedapp.traffic.limits import Limit, count_request, standing_of

WRONG_LINKS = Limit(30, seconds=60)


def seconds_to_wait(request: HttpRequest) -> int:
    """0, or how long no link is looked up for this address, because it tried too many that were wrong."""
    standing = standing_of(_who(request), WRONG_LINKS, now=time.time())
    return standing.seconds_left if standing.count >= WRONG_LINKS.requests else 0


def count_guess(request: HttpRequest) -> None:
    """One more link that opened nothing."""
    count_request(_who(request), WRONG_LINKS, now=time.time())


def _who(request: HttpRequest) -> str:
    return f"links:{client_network(request)}"
