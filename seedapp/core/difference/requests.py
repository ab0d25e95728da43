"""Changes of request bodies."""

from __future__ import annotations

from typing import Any

from ..wording import N_, say
from .bodies import compare_content
from .changes import Direction
from .comparison import Comparison, Unit
from .endpoints import Endpoint
from .references import inner_of, reference_in
from .spot import BODY, Spot


def begin_request_bodies(
    comparison: Comparison, unit: Unit, old: str, new: str, direction: Direction
) -> None:
    one, place = inner_of(comparison.old, {"$ref": old}, "")
    other, pointer = inner_of(comparison.new, {"$ref": new}, "")
    _compare(Spot(comparison, unit, pointer, place, direction, whole=say(BODY)), one, other)


def compare_request_bodies(spot: Spot, old: Endpoint, new: Endpoint) -> None:
    """`spot` is the operation, as the side that calls it sees it."""
    before, after = old.operation.get("requestBody"), new.operation.get("requestBody")
    if (before is None and after is None) or spot.is_unchanged(before, after):
        return
    if reference_in(before) and reference_in(after):
        unit = spot.comparison.pair(
            begin_request_bodies, reference_in(before), reference_in(after), spot.direction
        )
        if unit is not None:
            spot.unit.lead_to(unit)
            return
    one, place = inner_of(spot.comparison.old, before, f"{old.pointer}/requestBody")
    other, pointer = inner_of(spot.comparison.new, after, f"{new.pointer}/requestBody")
    body = Spot(spot.comparison, spot.unit, pointer, place, spot.direction, whole=say(BODY))
    if before is not None and after is not None:
        _compare(body, one, other)
    elif before is not None:
        text = N_("A request body is no longer taken. Stop sending it.")
        body.add("breaking", one, None, say(text), effect="removed")
    else:
        _added(body, other)


def _added(body: Spot, given: Any) -> None:
    if given.get("required") is True:
        body.add("breaking", None, given, say(N_("A request body must be sent now.")), effect="added")
    else:
        body.add("compatible", None, given, say(N_("A request body may be sent now.")), effect="added")


def _compare(body: Spot, old: Any, new: Any) -> None:
    if body.is_unchanged(old, new):
        return
    before, after = old.get("required") is True, new.get("required") is True
    if before != after:
        sentence = (
            say(N_("The request body must be sent now; it was optional."))
            if after
            else say(N_("The request body may be left out now."))
        )
        body.at("required").add("breaking" if after else "compatible", before, after, sentence)
    body.described("description", old.get("description"), new.get("description"))
    compare_content(body, old, new)
