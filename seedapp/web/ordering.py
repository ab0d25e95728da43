"""New orders as pages send them: a whole list (dragged), or one step up or down (a button)."""

from __future__ import annotations

from django.http import QueryDict


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


def moved_among(posted: QueryDict, current: list[int], alike: list[int]) -> list[int]:
    """`move` and `by` applied to those of `current` that are `alike`; the others keep their places."""
    order = iter(ordered_pks(posted, alike))
    return [next(order) if pk in alike else pk for pk in current]
