"""New orders as pages send them: a whole list (dragged), or one step up or down (a button)."""

from __future__ import annotations

from django.http import QueryDict


def ordered_pks(posted: QueryDict, current: list[int]) -> list[int]:
    """`order=3&order=1…` as it stands; or `move=3&by=-1` applied to the `current` order."""
    if "move" not in posted:
        return [int(pk) for pk in map(str, posted.getlist("order")) if pk.isascii() and pk.isdigit()]
    moved = posted["move"]
    if not (moved.isascii() and moved.isdigit()) or int(moved) not in current:
        return current
    order = list(current)
    place = order.index(int(moved))
    order.insert(max(0, place + (-1 if posted.get("by") == "-1" else 1)), order.pop(place))
    return order
