"""Where each input of an operation travels: in the path, the query, a header, or the body."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ..design import Operation, Place
from ..style.wire_names import is_header
from ..wording import N_, Sentence, say
from .binding_identifiers import noun_of
from .ownership import Ownership

BODILESS = frozenset(("GET", "HEAD", "DELETE", "OPTIONS", "TRACE"))
_PARAMETER = re.compile(r"\{([^{}]*)\}")

_WHY = {
    "path": N_("%(name)s stands in the path."),
    "header": N_("%(name)s is a header by its name."),
    "query": N_("%(name)s is in the query: %(method)s has no body."),
    "body": N_("%(name)s is in the body."),
}
_FOREIGN = {
    "query": N_("%(name)s is of “%(noun)s”, which this service does not own: it filters, in the query."),
    "body": N_("%(name)s is of “%(noun)s”, which this service does not own: in the body."),
}


def parameters_of(path: str) -> tuple[str, ...]:
    """The names in braces, in order."""
    return tuple(_PARAMETER.findall(path))


def wildcarded(path: str) -> str:
    """The path with its parameters alike, for comparing: `/bikes/{}`."""
    return _PARAMETER.sub("{}", path)


def with_parameters(path: str, named: Callable[[str], str]) -> str:
    """The path with each parameter under another name."""
    return _PARAMETER.sub(lambda place: f"{{{named(place[1])}}}", path)


def places_of(operation: Operation, method: str, path: str, *, as_set: bool) -> dict[str, Place]:
    """The place of each input, in order. `as_set`: with what a person has set."""
    in_path = set(parameters_of(path))
    places: dict[str, Place] = {}
    for field in operation.inputs:
        if as_set and field.place:
            places[field.name] = field.place
        elif field.name in in_path:
            places[field.name] = "path"
        elif is_header(field):
            places[field.name] = "header"
        else:
            places[field.name] = "query" if method in BODILESS else "body"
    return places


def why_places(
    operation: Operation, places: Mapping[str, Place], method: str, ownership: Ownership
) -> tuple[Sentence, ...]:
    """One sentence for each input that says why it travels where it does."""
    return tuple(
        _why(field.name, field.place, places[field.name], method, ownership) for field in operation.inputs
    )


def _why(name: str, set_place: str, place: Place, method: str, ownership: Ownership) -> Sentence:
    if set_place:
        return say(N_("%(name)s: a person has set its place, %(place)s."), name=name, place=place)
    noun = noun_of(name)
    if noun and noun not in ownership.nouns and place in _FOREIGN:
        return say(_FOREIGN[place], name=name, noun=noun)
    return say(_WHY[place], name=name, method=method)
