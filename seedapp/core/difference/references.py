"""References of a document: where they lead, and which lead to nothing that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..openapi.references import NAMED_MEMBERS, pointer_of, resolved
from .changes import Direction

COMPONENTS = "#/components/"
_DATA = frozenset({"example", "examples", "default", "const", "enum", "value", "x-seed-jobs"})
_UNSENT: Mapping[Direction, str] = {"request": "readOnly", "response": "writeOnly"}


def reference_in(value: Any) -> str:
    """The `$ref` of a Reference Object or schema, "" when it has none."""
    reference = value.get("$ref") if isinstance(value, Mapping) else None
    return reference if isinstance(reference, str) else ""


def followed(document: Any, reference: str) -> Any:
    """What a reference leads to, None when it leads nowhere in the document."""
    if not reference.startswith("#"):
        return None
    try:
        return resolved(document, reference)
    except KeyError:
        return None


def inner_of(document: Any, value: Any, pointer: str) -> tuple[Mapping[str, Any], str]:
    """The object behind its references and where it stands; `{}` where a reference leads nowhere."""
    seen: set[str] = set()
    while reference := reference_in(value):
        if reference in seen:
            return {}, pointer
        seen.add(reference)
        value, pointer = followed(document, reference), reference.removeprefix("#")
    return (value if isinstance(value, Mapping) else {}), pointer


def section_of(reference: str) -> str:
    """`schemas` of `#/components/schemas/Bike`; "" of a reference of any other form."""
    parts = reference.split("/")
    return parts[2] if len(parts) == 4 and reference.startswith(COMPONENTS) and "%" not in reference else ""


def name_of(reference: str) -> str:
    """What people call the place of a reference: its last part."""
    return reference.rsplit("/", 1)[-1].replace("~1", "/").replace("~0", "~")


@dataclass(frozen=True)
class Undisturbed:
    """References to components that are equal in both documents, with all that they refer to."""

    references: frozenset[str]

    def others_in(self, value: Any, direction: Direction) -> list[str]:
        """References in a value that lead elsewhere; members that do not travel this way are left out."""
        found = dict.fromkeys(_references(value, _UNSENT[direction])) if value else {}
        return [reference for reference in found if reference not in self.references]


def undisturbed(old: Mapping[str, Any], new: Mapping[str, Any]) -> Undisturbed:
    before, after = dict(_components(old)), dict(_components(new))
    users: defaultdict[str, list[str]] = defaultdict(list)
    disturbed = [reference for reference, value in before.items() if after.get(reference) != value]
    disturbed += [reference for reference in after if reference not in before]
    known = set(disturbed)
    for reference, value in before.items() if known else ():
        if reference not in known:
            for other in _references(value):
                users[other].append(reference)
    disturbed += [other for other in users if other not in before]
    while disturbed:
        for user in users.get(disturbed.pop(), ()):
            if user not in known:
                known.add(user)
                disturbed.append(user)
    return Undisturbed(frozenset(one for one in before if one not in known))


def _components(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    sections = document.get("components")
    for section, members in sections.items() if isinstance(sections, Mapping) else ():
        for name, value in members.items() if isinstance(members, Mapping) else ():
            yield "#" + pointer_of("components", section, name), value


def _references(value: Any, unsent: str = "") -> Iterator[str]:
    """Each `$ref` in a value; data such as examples holds none, what is marked `unsent` is left out."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if unsent in one and one[unsent] is True:
                continue
            reference = one.get("$ref")
            if isinstance(reference, str):
                yield reference
            for key, member in one.items():
                if not isinstance(member, (dict, list)) or key in _DATA:
                    continue
                if key in NAMED_MEMBERS and isinstance(member, dict):
                    waiting.extend(member.values())
                else:
                    waiting.append(member)
        elif isinstance(one, list):
            waiting.extend(one)
