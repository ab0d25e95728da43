"""What a target names, found in the design."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .. import targets
from ..design import Design, MessageRef
from ..sequence import parse
from .strand import Thing

_INTERACTION = re.compile(r"(?P<key>[^#:]*)(?:#(?P<call>\d{1,9})|:(?P<line>\d{1,9}))?")


@dataclass(frozen=True)
class Subject:
    thing: Thing
    is_endpoint: bool = False


def subject_of(design: Design, target: str) -> Subject | None:
    """The thing that a target, or the target of one of its parts, names; None if there is none."""
    kind, _, name = target.partition(":")
    if kind == "operation":
        return _operation(design, name)
    if kind == "interaction":
        return _interaction(design, name)
    first = name.partition("/")[0]
    found: Thing | None = None
    match kind:
        case "actor":
            found = design.actor(first)
        case "job":
            found = design.job(first)
        case "service":
            found = design.service(first)
        case "type":
            found = design.type(first)
    return Subject(found) if found is not None else None


def target_of(thing: Thing) -> str:
    """The target of a thing, which `subject_of` leads back to it."""
    return f"interaction:{thing}" if isinstance(thing, MessageRef) else targets.of(thing)


def _operation(design: Design, name: str) -> Subject | None:
    service, _, rest = name.partition("/")
    key, _, part = rest.partition("/")
    for one in design.operations:
        if (one.service, one.key) == (service, key):
            return Subject(one, is_endpoint=part == "http")
    return None


def _interaction(design: Design, name: str) -> Subject | None:
    parts = _INTERACTION.fullmatch(name)
    found = design.interaction(parts["key"]) if parts else None
    if parts is None or found is None:
        return None
    calls = parse(found.plantuml).calls if parts["call"] or parts["line"] else ()
    for call in calls:
        if str(call.number) == parts["call"] or str(call.line) == parts["line"]:
            return Subject(MessageRef(found.key, call.number))
    return Subject(found)
