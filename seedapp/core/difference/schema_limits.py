"""Changes of what narrows a value: enumerations, formats, patterns and bounds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..wording import N_, say
from .spot import Spot

Words = Mapping[str, Any]

_LEAST = {"minLength": 0, "minItems": 0, "minProperties": 0}
_LOWER = ("minLength", "minItems", "minProperties", "minContains")
_UPPER = ("maxLength", "maxItems", "maxProperties", "maxContains")
_FORMS = ("format", "pattern", "multipleOf", "uniqueItems", "contentMediaType", "contentEncoding")

_WIDER = {("int32", "int64"), ("float", "double")}
_WIDEST = {"int64", "double"}
_MOST_LISTED = 12


def compare_limits(spot: Spot, old: Words, new: Words) -> None:
    _compare_enumerations(spot.at("enum"), old.get("enum"), new.get("enum"))
    for key in _FORMS:
        _compare_form(spot, key, old.get(key) or None, new.get(key) or None)
    _compare_bytes(spot, old.get("bytes"), new.get("bytes"))
    _compare_bound(spot, "minimum", 1, _edge(old, "minimum", 1), _edge(new, "minimum", 1))
    _compare_bound(spot, "maximum", -1, _edge(old, "maximum", -1), _edge(new, "maximum", -1))
    for key in _LOWER:
        _compare_bound(spot, key, 1, _size(old, key), _size(new, key))
    for key in _UPPER:
        _compare_bound(spot, key, -1, _size(old, key), _size(new, key))


def _compare_enumerations(spot: Spot, before: Any, after: Any) -> None:
    if isinstance(before, list) and isinstance(after, list):
        known, left = {_identity(one) for one in before}, {_identity(one) for one in after}
        gone = [value for value in before if _identity(value) not in left]
        fresh = [value for value in after if _identity(value) not in known]
        if gone:
            text = N_("%(name)s can no longer be %(values)s.")
            spot.narrowed(before, after, say(text, name=spot.name, values=listed(gone)))
        if fresh:
            text = N_("%(name)s can now also be %(values)s.")
            spot.widened(before, after, say(text, name=spot.name, values=listed(fresh)))
    elif isinstance(after, list):
        text = N_("%(name)s must be one of these now: %(values)s.")
        spot.narrowed(None, after, say(text, name=spot.name, values=listed(after)))
    elif isinstance(before, list):
        text = N_("%(name)s can be anything now, no longer only one of these: %(values)s.")
        spot.widened(before, None, say(text, name=spot.name, values=listed(before)))


def _identity(value: Any) -> str:
    """A value as JSON tells it apart: 1 is not true, and not "1"."""
    return json.dumps(value, sort_keys=True, default=str)


def _compare_form(spot: Spot, key: str, before: Any, after: Any) -> None:
    if before == after:
        return
    place = spot.at(key)
    said = {"part": key, "name": spot.name, "inner": spot.inner_name, "before": before, "after": after}
    is_plain = isinstance(before, str | None) and isinstance(after, str | None)
    changed = say(N_("The %(part)s of %(inner)s changed from %(before)s to %(after)s."), **said)
    if is_plain and (before, after) in _WIDER:
        place.widened(before, after, changed)
    elif is_plain and (after, before) in _WIDER:
        place.narrowed(before, after, changed)
    elif before is None:
        sentence = say(N_("%(name)s has the %(part)s %(after)s now."), **said)
        if is_plain and after in _WIDEST:
            place.add("compatible", before, after, sentence)
        else:
            place.narrowed(before, after, sentence)
    elif after is None:
        place.widened(before, after, say(N_("%(name)s no longer has the %(part)s %(before)s."), **said))
    else:
        place.replaced(before, after, changed)


def _compare_bytes(spot: Spot, before: Any, after: Any) -> None:
    """`""` are bytes of any kind, None is no bytes."""
    if before == after or (before is not None and after is not None and "" in (before, after)):
        return
    if before is None or after is None:
        sentence = (
            say(N_("%(name)s is bytes now, not text."), name=spot.name)
            if before is None
            else say(N_("%(name)s is text now, not bytes."), name=spot.name)
        )
    else:
        text = N_("The media type of %(inner)s changed from %(before)s to %(after)s.")
        sentence = say(text, inner=spot.inner_name, before=before, after=after)
    spot.at("contentMediaType").replaced(before, after, sentence)


Edge = tuple[float, bool] | None
"""A bound, and whether the value itself is left out; None is no bound."""


def _compare_bound(spot: Spot, key: str, sign: int, before: Edge, after: Edge) -> None:
    """`sign` is 1 where a greater bound allows less, -1 where it allows more."""
    if before == after:
        return
    said = {
        "part": key,
        "name": spot.name,
        "inner": spot.inner_name,
        "before": _shown(before),
        "after": _shown(after),
    }
    if before is None:
        sentence = say(N_("%(name)s has the %(part)s %(after)s now; there was none."), **said)
    elif after is None:
        sentence = say(N_("%(name)s no longer has the %(part)s %(before)s."), **said)
    else:
        sentence = say(N_("The %(part)s of %(inner)s changed from %(before)s to %(after)s."), **said)
    values = (before and before[0], after and after[0])
    if before is None or (after is not None and _strength(after, sign) > _strength(before, sign)):
        spot.at(key).narrowed(*values, sentence)
    else:
        spot.at(key).widened(*values, sentence)


def _strength(edge: tuple[float, bool], sign: int) -> tuple[float, bool]:
    return edge[0] * sign, edge[1]


def _edge(words: Words, key: str, sign: int) -> Edge:
    """The tighter of the inclusive bound and the exclusive one."""
    inclusive, exclusive = _number(words.get(key)), _number(words.get(f"exclusive{key.capitalize()}"))
    edges: list[tuple[float, bool]] = []
    edges += [(inclusive, False)] if inclusive is not None else []
    edges += [(exclusive, True)] if exclusive is not None else []
    return max(edges, key=lambda edge: _strength(edge, sign), default=None)


def _size(words: Words, key: str) -> Edge:
    given = _number(words.get(key))
    return None if given is None or given == _LEAST.get(key) else (given, False)


def _number(value: Any) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _shown(edge: Edge) -> str:
    if edge is None:
        return "–"
    return f"{edge[0]} (exclusive)" if edge[1] else str(edge[0])


def listed(values: list[Any]) -> str:
    """The first values, as JSON has them but for quotes."""
    shown = [value if isinstance(value, str) else json.dumps(value, default=str) for value in values]
    return ", ".join([*shown[:_MOST_LISTED], *(["…"] if len(shown) > _MOST_LISTED else [])])
