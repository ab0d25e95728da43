"""From what was found in units to changes that name the operations they reach."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import replace

from ..wording import N_, say
from .changes import KINDS, Change, Touched
from .comparison import Comparison, Found, Unit


def changes_of(comparison: Comparison) -> tuple[Change, ...]:
    """Breaking first, then as the documents have them; the same change of one place is one change."""
    reached = _reached(comparison)
    united: dict[tuple[str, str], list[tuple[Found, int]]] = {}
    for unit in comparison.units:
        for found in unit.found:
            alike = united.setdefault((found.pointer, found.effect), [])
            for at, (one, operations) in enumerate(alike):
                if one.before == found.before and one.after == found.after:
                    alike[at] = (_both(one, found), operations | reached.get(id(unit), 0))
                    break
            else:
                alike.append((found, reached.get(id(unit), 0)))
    names = _Names([unit for unit in comparison.units if unit.endpoint is not None])
    changes = [
        Change(one.kind, one.pointer, one.before, one.after, one.sentence, one.moved, names.of(operations))
        for alike in united.values()
        for one, operations in alike
    ]
    return tuple(sorted(changes, key=lambda change: KINDS.index(change.kind)))


def _reached(comparison: Comparison) -> dict[int, int]:
    """Unit → the operations that lead to it, as the bits of a number."""
    sources: defaultdict[int, list[Unit]] = defaultdict(list)
    for unit in comparison.units:
        for other in unit.leads_to.values():
            sources[id(other)].append(unit)
    leading = _leading(comparison, sources)
    reached: dict[int, int] = {}
    place = 0
    waiting: deque[Unit] = deque()
    for unit in comparison.units:
        if unit.endpoint is not None:
            if id(unit) in leading:
                reached[id(unit)] = 1 << place
                waiting.append(unit)
            place += 1
    while waiting:
        unit = waiting.popleft()
        own = reached[id(unit)]
        for key, other in unit.leads_to.items():
            known = reached.get(key, 0)
            if key in leading and known | own != known:
                reached[key] = known | own
                waiting.append(other)
    return reached


def _leading(comparison: Comparison, sources: dict[int, list[Unit]]) -> set[int]:
    """Units in which something was found, and those that lead to one."""
    waiting = [unit for unit in comparison.units if unit.found]
    leading = {id(unit) for unit in waiting}
    while waiting:
        for source in sources.get(id(waiting.pop()), ()):
            if id(source) not in leading:
                leading.add(id(source))
                waiting.append(source)
    return leading


def _both(one: Found, other: Found) -> Found:
    """A change that is met by those who send and by those who receive: the worse kind, both sentences."""
    if other.sentence == one.sentence or other.sentence in one.sentence.values.values():
        return one if KINDS.index(one.kind) <= KINDS.index(other.kind) else other
    worse, better = sorted((one, other), key=lambda found: KINDS.index(found.kind))
    sentence = say(N_("%(first)s %(second)s"), first=worse.sentence, second=better.sentence)
    return replace(worse, sentence=sentence)


class _Names:
    """The operations behind the bits of a number."""

    def __init__(self, units: list[Unit]) -> None:
        self._units = units
        self._known: dict[int, tuple[Touched, ...]] = {0: ()}
        self._touched: dict[int, Touched] = {}

    def of(self, operations: int) -> tuple[Touched, ...]:
        if operations not in self._known:
            self._known[operations] = tuple(self._named(place) for place in _bits(operations))
        return self._known[operations]

    def _named(self, place: int) -> Touched:
        if place not in self._touched:
            endpoint = self._units[place].endpoint
            self._touched[place] = endpoint.touched if endpoint is not None else Touched("")
        return self._touched[place]


def _bits(number: int) -> list[int]:
    """The places of the ones, from the lowest."""
    return [place for place, bit in enumerate(reversed(bin(number)[2:])) if bit == "1"]
