"""New orders as pages send them: a whole list (dragged), or one step up or down (a button)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import QueryDict

from seedapp.history.models import Change

if TYPE_CHECKING:
    from .visit import Visit


def ordered_pks(posted: QueryDict, current: list[int]) -> list[int]:
    """`order=3&order=1…` as it stands; or `move=3&by=-1` applied to the `current` order."""
    if "move" not in posted:
        return [int(pk) for pk in map(str, posted.getlist("order")) if pk.isascii() and pk.isdigit()]
    moved = next((pk for pk in current if str(pk) == posted.get("move")), None)
    if moved is None:
        return current
    order = list(current)
    place = order.index(moved)
    order.insert(max(0, place + (-1 if posted.get("by") == "-1" else 1)), order.pop(place))
    return order


def was_moved(here: Visit, posted: QueryDict, verb: str) -> bool:
    """Whether this press of a button has moved the thing already; `as_of`: the journal's number then."""
    move, as_of = (posted.get(name, "") for name in ("move", "as_of"))
    if not all(one.isascii() and one.isdigit() and len(one) < 19 for one in (move, as_of)):
        return False
    since = Change.objects.filter(
        design_id=here.design.pk, number__gt=int(as_of), verb=verb, by=here.member.user
    )
    return any(_step(change, int(move)) == posted.get("by") for change in since)


def _step(change: Change, pk: int) -> str:
    """How a change of order moved a thing: "-1", "1", or "0"."""
    if pk not in change.before or pk not in change.after:
        return "0"
    return str(change.after.index(pk) - change.before.index(pk))


def moved_among(posted: QueryDict, current: list[int], alike: list[int]) -> list[int]:
    """`move` and `by` applied to those of `current` that are `alike`; the others keep their places."""
    order = iter(ordered_pks(posted, alike))
    return [next(order) if pk in alike else pk for pk in current]
