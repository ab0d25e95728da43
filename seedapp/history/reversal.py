"""Bringing back what a change wrote: rows that went come again, rows that changed get back what they lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from .keeping import Kept, read_all
from .models import Written
from .things import State, become, model_of, pk_of, rows_of


class Unfit(Exception):
    """What a row refers to is gone."""


def states_of(things: Iterable[str]) -> dict[str, State]:
    """The states of things as they are now, those that are there."""
    by_model: dict[type[models.Model], list[int]] = {}
    for thing in things:
        by_model.setdefault(model_of(thing), []).append(pk_of(thing))
    return read_all([model._base_manager.filter(pk__in=pks) for model, pks in by_model.items()])


def revive(written: list[Written], kept: Kept) -> list[str]:
    """Undo a removal: rows come back, and rows that stayed refer to them again where nobody chose otherwise.

    `kept` is told of the rows that stayed; returns the things that came back. Raises Unfit, IntegrityError.
    """
    back = {one.thing: one.before for one in written if one.after is None}
    stayed = {one.thing: one for one in written if one.after is not None}
    now = states_of(stayed)
    kept.before |= now
    kept.also(*(rows_of(thing) for thing in now))
    wanted = {thing: state | given_back(state, stayed[thing]) for thing, state in now.items()}
    _check_references(back)
    become(now, wanted | {thing: without_the_gone(thing, state, back) for thing, state in back.items()})
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


def is_link(thing: str, name: str) -> bool:
    return name in {one.name for one in model_of(thing)._meta.local_many_to_many}


def _check_references(back: Mapping[str, State]) -> None:
    for thing, state in back.items():
        for column in _references(thing):
            if state[column.name] is not None and not column.null and not _is_there(column, state, back):
                raise Unfit(thing)


def without_the_gone(thing: str, state: State, back: Mapping[str, State]) -> State:
    """A state without references and links to what is gone for good."""
    model, clean = model_of(thing), dict(state)
    for column in _references(thing):
        if state[column.name] is not None and not _is_there(column, state, back):
            clean[column.name] = None
    for link in model._meta.local_many_to_many:
        label = link.remote_field.model._meta.label_lower
        there = set(
            link.remote_field.model._base_manager.filter(pk__in=state[link.name]).values_list("pk", flat=True)
        )
        clean[link.name] = [pk for pk in state[link.name] if pk in there or f"{label}:{pk}" in back]
    return clean


def _references(thing: str) -> list[Any]:
    return [one for one in model_of(thing)._meta.concrete_fields if one.is_relation]


def _is_there(column: Any, state: State, back: Mapping[str, State]) -> bool:
    model, pk = column.related_model, state[column.name]
    return f"{model._meta.label_lower}:{pk}" in back or model._base_manager.filter(pk=pk).exists()
