"""Changes of what narrows a value: enumerations, formats, patterns and bounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..wording import N_, say
from .changes import Spot

Form = Mapping[str, Any]

_LOWER_BOUNDS = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
_UPPER_BOUNDS = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
_FORMS = ("format", "pattern", "multipleOf", "uniqueItems", "contentMediaType", "contentEncoding")

_WIDER = {("int32", "int64"), ("float", "double")}
_WIDEST = {"int64", "double"}


def compare_limits(spot: Spot, old: Form, new: Form) -> None:
    _compare_enumerations(spot.at("enum"), old.get("enum"), new.get("enum"))
    for key in _FORMS:
        _compare_form(spot, key, old.get(key) or None, new.get(key) or None)
    for key in _LOWER_BOUNDS:
        _compare_bound(spot, key, 1, _number(old.get(key)), _number(new.get(key)))
    for key in _UPPER_BOUNDS:
        _compare_bound(spot, key, -1, _number(old.get(key)), _number(new.get(key)))


def _compare_enumerations(spot: Spot, before: Any, after: Any) -> None:
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        gone = [value for value in before if value not in after]
        fresh = [value for value in after if value not in before]
        if gone:
            text = N_("“%(name)s” can no longer be %(values)s.")
            spot.narrowed(before, after, say(text, name=spot.name, values=_listed(gone)))
        if fresh:
            text = N_("“%(name)s” can now also be %(values)s.")
            spot.widened(before, after, say(text, name=spot.name, values=_listed(fresh)))
    elif before is None and after is not None:
        spot.narrowed(None, after, say(N_("“%(name)s” must be one of a list of values now."), name=spot.name))
    elif before is not None and after is None:
        spot.widened(
            before, None, say(N_("“%(name)s” is no longer one of a list of values."), name=spot.name)
        )


def _compare_form(spot: Spot, key: str, before: Any, after: Any) -> None:
    if before == after:
        return
    said = {"part": key, "name": spot.name, "before": before, "after": after}
    if (before, after) in _WIDER or (after, before) in _WIDER:
        sentence = say(N_("The %(part)s of “%(name)s” changed from %(before)s to %(after)s."), **said)
        change = spot.at(key).widened if (before, after) in _WIDER else spot.at(key).narrowed
        change(before, after, sentence)
        return
    if before is None and after in _WIDEST:
        sentence = say(N_("“%(name)s” has the %(part)s %(after)s now."), **said)
        spot.at(key).add("compatible", before, after, sentence)
    elif before is None:
        spot.at(key).narrowed(before, after, say(N_("“%(name)s” has the %(part)s %(after)s now."), **said))
    elif after is None:
        spot.at(key).widened(
            before, after, say(N_("“%(name)s” has no %(part)s %(before)s any more."), **said)
        )
    else:
        sentence = say(N_("The %(part)s of “%(name)s” changed from %(before)s to %(after)s."), **said)
        spot.at(key).add("breaking", before, after, sentence)


def _compare_bound(spot: Spot, key: str, sign: int, before: float | None, after: float | None) -> None:
    """`sign` is 1 where a greater bound allows less, -1 where it allows more."""
    if before == after:
        return
    said = {"part": key, "name": spot.name, "before": _shown(before), "after": _shown(after)}
    sentence = say(N_("The %(part)s of “%(name)s” changed from %(before)s to %(after)s."), **said)
    if before is None or (after is not None and (after - before) * sign > 0):
        spot.at(key).narrowed(before, after, sentence)
    else:
        spot.at(key).widened(before, after, sentence)


def _number(value: Any) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _shown(value: float | None) -> str:
    return "–" if value is None else str(value)


def _listed(values: list[Any]) -> str:
    return ", ".join(str(value) for value in values)
