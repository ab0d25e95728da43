"""What a client would like to see: `Prefer: code=404, example=gone` (RFC 7240), and `Accept` (RFC 9110)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .exchange import Refused

_MOST_RANGES = 50


def preferences(header: str) -> dict[str, str]:
    """`code` and `example`, where they are asked for; other preferences are nobody's business here."""
    found: dict[str, str] = {}
    for one in header.split(",")[:_MOST_RANGES]:
        name, _equals, value = one.partition(";")[0].partition("=")
        found.setdefault(name.strip().lower(), value.strip().strip('"'))
    return {name: found[name] for name in ("code", "example") if name in found}


def response_for(responses: Mapping[str, Any], code: str) -> tuple[int, str]:
    """The status that is preferred, and the key of its response: its own, its range, `default` for a failure
    of the server. Raises Refused (400), listing what there is.
    """
    known = [str(one) for one in responses]
    if code.isascii() and code.isdecimal() and 100 <= int(code[:4]) <= 599:
        for key in (code, f"{code[0]}XX", *(["default"] if code[0] == "5" else [])):
            if key in known:
                return int(code), key
    raise Refused(400, f"There is no answer {_short(code)} here. There is: {', '.join(known) or 'none'}.")


def usual_response(responses: Mapping[str, Any]) -> tuple[int, str]:
    """The answer when all is well: the first success, or what comes nearest to one."""
    known = sorted(str(one) for one in responses)
    for beginning in "23":
        for key in known:
            if key.startswith(beginning):
                return (int(key) if key.isdecimal() else int(beginning) * 100), key
    return (200, "default") if "default" in known else (204, "")


def example_named(examples: Mapping[str, Any], wanted: str) -> str:
    """The name of the example. Raises Refused (400), listing what there is."""
    if wanted in examples:
        return wanted
    there = ", ".join(map(str, examples)) or "none that has a name"
    raise Refused(400, f"There is no example {_short(wanted)} of this answer. There is: {there}.")


def acceptable(offered: Iterable[str], accept: str) -> str:
    """The media type of those offered that the client likes best, the first among equals.

    Raises Refused (406), listing what there is.
    """
    types = list(offered)
    ranges = [_media_range(one) for one in accept.split(",")[:_MOST_RANGES] if one.strip()]
    if not ranges:
        return types[0]
    liking = [(_liking(one, ranges), -place, one) for place, one in enumerate(types)]
    best = max(liking)
    if best[0] <= 0:
        raise Refused(406, f"This answer is {' or '.join(types)}.")
    return best[2]


def _media_range(text: str) -> tuple[str, float]:
    name, *parameters = (one.strip() for one in text.split(";"))
    for one in parameters:
        if one.replace(" ", "").lower().startswith("q="):
            return name.lower(), _quality(one.partition("=")[2].strip())
    return name.lower(), 1.0


def _quality(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0


def _liking(media_type: str, ranges: list[tuple[str, float]]) -> float:
    """The quality of the narrowest range that a type is in."""
    name = media_type.partition(";")[0].strip().lower()
    for candidate in (name, f"{name.partition('/')[0]}/*", "*/*"):
        for known, quality in ranges:
            if known == candidate:
                return quality
    return 0.0


def _short(text: str) -> str:
    return f"“{text[:60]}”"
