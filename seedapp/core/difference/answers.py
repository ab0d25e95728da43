"""Changes of answers: statuses, their content, headers and links."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..openapi.references import pointer_of
from ..wording import N_, Sentence, say
from .bodies import compare_content
from .changes import Direction
from .comparison import Comparison, Unit
from .endpoints import Endpoint
from .parameters import compare_value, compare_writing
from .references import inner_of, name_of, reference_in
from .schemas import compare_deprecated
from .spot import ANSWER, Spot


def begin_answers(comparison: Comparison, unit: Unit, old: str, new: str, direction: Direction) -> None:
    one, place = inner_of(comparison.old, {"$ref": old}, "")
    other, pointer = inner_of(comparison.new, {"$ref": new}, "")
    _compare(Spot(comparison, unit, pointer, place, direction, whole=_named(name_of(new))), one, other)


def begin_headers(comparison: Comparison, unit: Unit, old: str, new: str, direction: Direction) -> None:
    one, place = inner_of(comparison.old, {"$ref": old}, "")
    other, pointer = inner_of(comparison.new, {"$ref": new}, "")
    _compare_header(Spot(comparison, unit, pointer, place, direction, name_of(new)), one, other)


def compare_answers(spot: Spot, old: Endpoint, new: Endpoint) -> None:
    """`spot` is the operation, as the side that is answered sees it."""
    one, other = old.operation.get("responses"), new.operation.get("responses")
    if spot.is_unchanged(one, other):
        return
    before, after = _by_text(one), _by_text(other)
    for status in before:
        if status not in after:
            place = _place(spot, old, new, status)
            text = N_("The answer %(status)s is gone. Do not wait for it.")
            place.add("breaking", before[status] or {}, None, say(text, status=status), effect="removed")
    for status, given in after.items():
        place = _place(spot, old, new, status)
        if status not in before:
            sentence = say(N_("The answer %(status)s is new."), status=status)
            place.add("compatible", None, given, sentence, effect="added")
        else:
            _compare_answer(place, before[status], given)


def _place(spot: Spot, old: Endpoint, new: Endpoint, status: str) -> Spot:
    inside = pointer_of("responses", status)
    return Spot(
        spot.comparison, spot.unit, new.pointer + inside, old.pointer + inside, spot.direction,
        whole=_named(status),
    )  # fmt: skip


def _named(status: str) -> Sentence:
    return say(ANSWER, status=status)


def _compare_answer(spot: Spot, old: Any, new: Any) -> None:
    before, after = reference_in(old), reference_in(new)
    if before and after:
        unit = spot.comparison.pair(begin_answers, before, after, spot.direction)
        if unit is not None:
            spot.unit.lead_to(unit)
            return
    one, place = inner_of(spot.comparison.old, old, spot.old_pointer)
    other, pointer = inner_of(spot.comparison.new, new, spot.pointer)
    _compare(spot.inside(pointer, place), one, other)


def _compare(spot: Spot, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    if spot.is_unchanged(old, new):
        return
    spot.described("description", old.get("description"), new.get("description"))
    compare_content(spot, old, new)
    _compare_headers(spot, _mapping(old.get("headers")), _mapping(new.get("headers")))
    if (old.get("links") or {}) != (new.get("links") or {}):
        sentence = say(N_("%(name)s links to other operations in another way."), name=spot.name)
        spot.at("links").add("documentation", old.get("links"), new.get("links"), sentence)


def _compare_headers(spot: Spot, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    before = {str(name).casefold(): (str(name), given) for name, given in old.items()}
    after = {str(name).casefold(): (str(name), given) for name, given in new.items()}
    for key, (name, given) in after.items():
        place = spot.at("headers", name)
        if key not in before:
            sentence = say(
                N_("The header “%(header)s” is new in %(name)s."), header=name, name=spot.inner_name
            )
            place.add("compatible", None, given, sentence, effect="added")
        else:
            was_called, was = before[key]
            place = place.inside(place.pointer, spot.at("headers", was_called).old_pointer)
            _compare_placed_header(place.member(name, place.pointer, place.old_pointer), was, given)
    for key, (name, given) in before.items():
        if key not in after:
            text = N_("The header “%(header)s” is gone from %(name)s. Manage without it.")
            sentence = say(text, header=name, name=spot.inner_name)
            spot.at("headers", name).add("breaking", given or {}, None, sentence, effect="removed")


def _compare_placed_header(spot: Spot, old: Any, new: Any) -> None:
    before, after = reference_in(old), reference_in(new)
    if before and after:
        unit = spot.comparison.pair(begin_headers, before, after, spot.direction)
        if unit is not None:
            spot.unit.lead_to(unit)
            return
    one, place = inner_of(spot.comparison.old, old, spot.old_pointer)
    other, pointer = inner_of(spot.comparison.new, new, spot.pointer)
    _compare_header(spot.inside(pointer, place), one, other)


def _compare_header(spot: Spot, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    if spot.is_unchanged(old, new):
        return
    before, after = old.get("required") is True, new.get("required") is True
    if after and not before:
        sentence = say(N_("%(name)s is always in what clients receive now."), name=spot.name)
        spot.at("required").narrowed(before, after, sentence)
    elif before and not after:
        sentence = say(N_("%(name)s may be missing from what clients receive now."), name=spot.name)
        spot.at("required").widened(before, after, sentence, N_("%(what)s Manage without it."))
    compare_writing(spot, old, new, "simple")
    spot.described("description", old.get("description"), new.get("description"))
    spot.exemplified(old, new)
    compare_deprecated(spot, old, new)
    compare_value(spot, old, new)


def _by_text(value: Any) -> dict[str, Any]:
    return {str(key): one for key, one in value.items()} if isinstance(value, Mapping) else {}


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
