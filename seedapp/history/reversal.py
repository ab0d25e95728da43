"""Bringing back what a change wrote: rows that went come again, rows that changed get back what they lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import models

from .keeping import Kept, read_all
from .models import Written
from .things import State, become, model_of, pk_of, rows_of


class Unfit(Exception):
    """What a row belonged to is gone."""


class Overwritten(Exception):
    """Fields were written again since: [(thing, field)]."""

    def __init__(self, fields: list[tuple[str, str]]) -> None:
        super().__init__(fields)
        self.fields = fields


def states_of(things: Iterable[str]) -> dict[str, State]:
    """The states of things as they are now, those that are there."""
    by_model: dict[type[models.Model], list[int]] = {}
    for thing in things:
        by_model.setdefault(model_of(thing), []).append(pk_of(thing))
    return read_all([model._base_manager.filter(pk__in=pks) for model, pks in by_model.items()])


def revive(written: list[Written], kept: Kept, *, strict: bool = False) -> list[str]:
    """Undo a removal: rows come back, and rows that stayed get back what they lost by it.

    What somebody wrote again since stays as it is; where it is `strict`, that raises Overwritten instead.
    `kept` is told of the rows that stayed; returns the things that came back. Raises Unfit, IntegrityError.
    """
    back = {one.thing: dict(one.before) for one in written if one.after is None}
    stayed = {one.thing: one for one in written if one.after is not None}
    now = states_of(stayed)
    kept.before |= now
    kept.also(*(rows_of(thing) for thing in now))
    wanted = {thing: state | given_back(state, stayed[thing]) for thing, state in now.items()}
    if strict and (again := [*_overwritten(now, stayed)]):
        raise Overwritten(again)
    become(now, wanted | without_the_gone(back, back))
    return list(back)


def given_back(now: State, written: Written) -> dict[str, Any]:
    """The fields of a row that get back what a change took: as they were, where they are as it left them.

    Of links, those that it took come again and those that it made go, whatever else is linked by now.
    """
    values = {}
    for name, old in written.before.items():
        new = written.after[name]
        if is_link(written.thing, name):
            values[name] = sorted((set(now[name]) | set(old)) - (set(new) - set(old)))
        elif now[name] == new:
            values[name] = old
    return values


def _overwritten(now: Mapping[str, State], written: Mapping[str, Written]) -> Iterator[tuple[str, str]]:
    for thing, state in now.items():
        for name, old in written[thing].before.items():
            if not is_link(thing, name) and state[name] not in (old, written[thing].after[name]):
                yield thing, name


def is_link(thing: str, name: str) -> bool:
    return name in {one.name for one in model_of(thing)._meta.local_many_to_many}


def without_the_gone(states: Mapping[str, State], there: Mapping[str, State]) -> dict[str, State]:
    """States without references and links to what is gone for good: neither in the database nor in `there`.

    One query for each model that they refer to. Raises Unfit where a state cannot do without.
    """
    gone = _gone(states, there)
    return {thing: _without(thing, state, gone) for thing, state in states.items()} if gone else dict(states)


def _without(thing: str, state: State, gone: set[tuple[Any, int]]) -> State:
    clean = dict(state)
    for column in _references(thing):
        if (column.related_model, state[column.name]) in gone:
            if not column.null:
                raise Unfit(thing)
            clean[column.name] = None
    for link in model_of(thing)._meta.local_many_to_many:
        clean[link.name] = [pk for pk in state[link.name] if (link.related_model, pk) not in gone]
    return clean


def _gone(states: Mapping[str, State], there: Mapping[str, State]) -> set[tuple[Any, int]]:
    wanted: defaultdict[Any, set[int]] = defaultdict(set)
    for thing, state in states.items():
        for column in _references(thing):
            wanted[column.related_model].update({state[column.name]} - {None})
        for link in model_of(thing)._meta.local_many_to_many:
            wanted[link.related_model].update(state[link.name])
    gone = set()
    for model, pks in wanted.items():
        left = {pk for pk in pks if f"{model._meta.label_lower}:{pk}" not in there}
        known = set(model._base_manager.filter(pk__in=left).values_list("pk", flat=True)) if left else set()
        gone |= {(model, pk) for pk in left - known}
    return gone


def _references(thing: str) -> list[Any]:
    return [one for one in model_of(thing)._meta.concrete_fields if one.is_relation]
