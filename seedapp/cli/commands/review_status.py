"""`seed review-status`: whether a published revision is approved, for a pipeline to go on or to wait."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Mapping
from typing import Any

from seedapp.adapters.http import LOCAL_NETWORKS, NoAnswer, Page, Refused, Rules, get
from seedapp.core.typed_text import one_line

from ..files import Unreadable

VARIABLE = "SEED_TOKEN"
APPROVED, NOT_APPROVED = 0, 1
# The address is that of whoever runs the command: their own network is as good as any.
_ANYWHERE = Rules(networks=LOCAL_NETWORKS, ports=frozenset())
_REFUSALS: Mapping[int, str] = {
    401: f"It needs a token: put one into {VARIABLE}.",
    403: "The token does not reach that far. Take one of a member of the workspace.",
    404: f"There is no such revision, or the token in {VARIABLE} does not open its design.",
    429: "It was asked too often. Wait a minute, then ask again.",
}


def add_to(commands: Any) -> None:
    parser = commands.add_parser(
        "review-status",
        help="whether a published revision is approved",
        description="Exits 0 when the revision is approved, 1 when it is not (pending, changes requested, "
        "superseded, withdrawn), 2 when that cannot be read.",
        epilog=f"The token of a program goes into the environment variable {VARIABLE}.",
    )
    parser.add_argument("url", metavar="URL", help="the address of the revision's status")
    parser.add_argument("--json", action="store_true", help="the whole status as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 when it is approved, 1 when it is not. Raises Unreadable when that cannot be told."""
    status = read_status(options.url, os.environ.get(VARIABLE, "").strip())
    if options.json:
        print(json.dumps(status, ensure_ascii=False, indent=2))
    else:
        for line in _lines(status):
            print(line)
    return APPROVED if status["status"] == "approved" else NOT_APPROVED


def read_status(url: str, token: str) -> Mapping[str, Any]:
    """What the workbench says of a revision. Raises Unreadable, with one line that says what to do."""
    headers = {"Accept": "application/json", "User-Agent": "seed review-status"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    try:
        page = get(url, headers, _ANYWHERE)
    except (Refused, NoAnswer, ValueError) as reason:
        raise Unreadable(f"{url}: {reason}") from reason
    if page.status != 200:
        raise Unreadable(f"{url}: {_refusal(page)}")
    return _status(url, page)


def _refusal(page: Page) -> str:
    if page.location:
        return f"It has moved to {page.location}: use that address."
    return _REFUSALS.get(page.status, f"The answer is {page.status}. Check the address.")


def _status(url: str, page: Page) -> Mapping[str, Any]:
    try:
        told = json.loads(page.body)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or not isinstance(told.get("status"), str):
        raise Unreadable(f"{url}: This is not the status of a revision. Copy its address from the workbench.")
    return told


def _lines(status: Mapping[str, Any]) -> Iterator[str]:
    """The status first, then each count that the answer has."""
    yield one_line(f"{status['status']}  revision {status.get('revision', '?')}")
    counts = status.get("counts")
    for name, value in counts.items() if isinstance(counts, dict) else ():
        yield "  " + one_line(f"{str(name).replace('_', ' ')}: {value}")
