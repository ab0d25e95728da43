"""The changes between two OpenAPI documents as a client developer meets them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..openapi.references import depth_of, pointer_of
from ..wording import N_, Sentence, say
from .answers import begin_answers, begin_headers
from .changes import Change
from .comparison import Comparison, Found, Unit
from .endpoints import endpoints_of, paired
from .operations import added, compare_operations, removed
from .parameters import begin_parameters
from .reach import changes_of
from .requests import begin_request_bodies
from .schemas import begin_schemas
from .security import Doors
from .servers import compare_servers

_DEEPEST = 150
_BEGIN = {
    "schemas": begin_schemas,
    "parameters": begin_parameters,
    "requestBodies": begin_request_bodies,
    "responses": begin_answers,
    "headers": begin_headers,
}
_INFO = {
    "title": N_("The title of the document changed from %(before)s to %(after)s."),
    "version": N_("The version changed from %(before)s to %(after)s."),
    "summary": N_("The summary of the document changed."),
    "description": N_("The description of the document changed."),
    "termsOfService": N_("The terms of service changed."),
    "contact": N_("Whom to ask about the document changed."),
    "license": N_("The licence changed."),
}


class TooDeep(Exception):
    """A document is nested too deeply to be compared."""

    def __init__(self) -> None:
        self.sentence: Sentence = say(
            N_("The document is nested more than %(deepest)d levels deep and is not compared."),
            deepest=_DEEPEST,
        )
        super().__init__(str(self.sentence))


def compare_documents(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """Every change, breaking first, then compatible, then documentation. Raises TooDeep.

    Both are documents of OpenAPI 3.0 or 3.1 as plain dicts and lists, of any author, valid or not.
    """
    try:
        if old == new:
            return ()
        _refuse_depth(old, new)
        comparison = Comparison(old, new, _BEGIN)
        _compare_root(comparison.unit(), old, new)
        doors = Doors(comparison)
        for section in ("paths", "webhooks"):
            _compare_sections(comparison, doors, section)
        comparison.settle()
    except RecursionError as reason:
        raise TooDeep from reason
    return changes_of(comparison)


def _compare_sections(comparison: Comparison, doors: Doors, section: str) -> None:
    before, after = endpoints_of(comparison.old, section), endpoints_of(comparison.new, section)
    pairs = paired(before, after)
    origins = {other: one for one, other in pairs.items()}
    for one in before:
        if one not in pairs:
            removed(comparison, one)
    for other in after:
        if other in origins:
            compare_operations(comparison, doors, origins[other], other)
        else:
            added(comparison, other)


def _refuse_depth(old: Any, new: Any, depth: int = 0) -> None:
    """Looks only into what differs: equal parts are not walked."""
    if old == new:
        return
    if depth < 3 and isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in old.keys() | new.keys():
            _refuse_depth(old.get(key), new.get(key), depth + 1)
    elif depth + max(depth_of(old), depth_of(new)) > _DEEPEST:
        raise TooDeep


def _compare_root(unit: Unit, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    one, other = _mapping(old.get("info")), _mapping(new.get("info"))
    for part, text in _INFO.items():
        before, after = one.get(part), other.get(part)
        if before != after:
            sentence = say(text, before=before, after=after)
            unit.found.append(Found("documentation", pointer_of("info", part), "", before, after, sentence))
    compare_servers(unit, "/servers", old.get("servers"), new.get("servers"))
    if _tags(old) != _tags(new):
        sentence = say(N_("The tags that group the operations changed."))
        unit.found.append(Found("documentation", "/tags", "", old.get("tags"), new.get("tags"), sentence))
    if old.get("externalDocs") != new.get("externalDocs"):
        sentence = say(N_("The page that tells more of the document changed."))
        found = Found(
            "documentation", "/externalDocs", "", old.get("externalDocs"), new.get("externalDocs"), sentence
        )
        unit.found.append(found)


def _tags(document: Mapping[str, Any]) -> Any:
    """Whatever their order."""
    given = document.get("tags")
    listed = given if isinstance(given, list | tuple) else ()
    return {str(one.get("name")): one for one in listed if isinstance(one, Mapping)}


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
