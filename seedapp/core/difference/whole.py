"""Everything between two designs: what changed in them, in each contract, and what led to what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..design import Design, Service
from ..openapi import document, sources, target_at
from ..wording import N_, Sentence, say
from .affected import Affect
from .changes import Change
from .design_changes import DesignChange
from .design_renames import Identities
from .designs import compare_designs
from .documents import TooDeep, compare_documents

Documents = Mapping[str, Mapping[str, Any] | Sentence]
"""The documents of a design by service; a sentence says why there is none."""


@dataclass(frozen=True)
class Contract:
    """The changes of one document. `before` and `after` are its versions, "" where there is no document.

    `refused` says why two documents were not compared.
    """

    key: str
    name: str
    before: str
    after: str
    changes: tuple[Change, ...] = ()
    refused: Sentence | None = None

    @property
    def breaks(self) -> bool:
        return any(one.kind == "breaking" for one in self.changes)


@dataclass(frozen=True)
class Difference:
    """Without designs, when two documents were compared, there are no `things`."""

    old: Design | None
    new: Design | None
    things: tuple[DesignChange, ...]
    contracts: tuple[Contract, ...]
    affect: Affect = field(default_factory=Affect)

    def __bool__(self) -> bool:
        return bool(self.things or any(one.changes for one in self.contracts))

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for contract in self.contracts for change in contract.changes)

    @property
    def breaks(self) -> bool:
        return any(one.breaks for one in self.contracts)

    def led_to(self, thing: DesignChange) -> tuple[Change, ...]:
        """The changes of the contracts that a change of the design leads to."""
        return self._consequences.get(id(thing), ())

    @cached_property
    def _consequences(self) -> dict[int, tuple[Change, ...]]:
        if self.old is None or self.new is None:
            return {}
        by_target: dict[str, list[DesignChange]] = {}
        for thing in self.things:
            for target in {thing.target, thing.old_target} - {""}:
                by_target.setdefault(target, []).append(thing)
        found: dict[int, list[Change]] = {}
        for contract in (one for one in self.contracts if one.changes):
            before, after = _sources(self.old, contract.key), _sources(self.new, contract.key)
            for change in contract.changes:
                is_gone = change.after is None
                target = target_at(before if is_gone else after, change.pointer)
                for thing in _causes(by_target, target):
                    found.setdefault(id(thing), []).append(change)
        return {key: tuple(changes) for key, changes in found.items()}


def difference_of(
    old: Design,
    new: Design,
    *,
    documents: tuple[Documents, Documents] | None = None,
    identities: Identities | None = None,
) -> Difference:
    """`documents` are those of both designs by service, where they exist already; else they are made."""
    before, after = documents or (documents_of(old), documents_of(new))
    names = {one.key: one.name or one.key for one in (*old.services, *new.services)}
    contracts = [
        contract_between(before.get(key), after.get(key), key=key, name=names.get(key, key))
        for key in dict.fromkeys([*after, *before])
    ]
    things = compare_designs(old, new, identities)
    return Difference(old, new, things, tuple(contracts), Affect(old, new))


def difference_of_documents(old: Mapping[str, Any], new: Mapping[str, Any]) -> Difference:
    """Of two documents of any author: whom it touches is known as far as they say so themselves."""
    return Difference(None, None, (), (contract_between(old, new, key="", name=_title(new)),))


def contract_between(
    old: Mapping[str, Any] | Sentence | None,
    new: Mapping[str, Any] | Sentence | None,
    *,
    key: str,
    name: str,
) -> Contract:
    """The changes of one document; one that came or went has those of all its operations."""
    if isinstance(old, Sentence) or isinstance(new, Sentence):
        fault = new if isinstance(new, Sentence) else old
        return Contract(key, name, "", "", refused=fault if isinstance(fault, Sentence) else None)
    empty: dict[str, Any] = {}
    versions = _version(old), _version(new)
    try:
        changes = compare_documents(*_comparable(old or empty, new or empty))
    except TooDeep as reason:
        return Contract(key, name, *versions, refused=reason.sentence)
    if old is None or new is None:
        changes = tuple(one for one in changes if one.kind != "documentation" and one.touched)
    return Contract(key, name, *versions, changes)


def documents_of(design: Design) -> dict[str, dict[str, Any] | Sentence]:
    return {one.key: _made(design, one) for one in design.services}


def _made(design: Design, service: Service) -> dict[str, Any] | Sentence:
    try:
        return document(design, service.key)
    except Exception as fault:  # told in the place of the changes, and by the coach as SPEC-01
        return say(
            N_("No document can be made of %(service)s: %(fault)s."),
            service=service.name or service.key,
            fault=f"{type(fault).__name__}: {fault}",
        )


def _comparable(
    old: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """A document that is not there has the dialect and the addresses of the other."""
    if not old:
        return {key: new[key] for key in ("openapi", "servers") if key in new}, new
    if not new:
        return old, {key: old[key] for key in ("openapi", "servers") if key in old}
    return old, new


def _causes(things: Mapping[str, list[DesignChange]], target: str) -> Iterable[DesignChange]:
    """Changes of the target itself, else of the nearest thing that it is part of, else of its parts."""
    place = target
    while place:
        if place in things:
            return things[place]
        place = (
            place.rpartition("/")[0]
            if place.count("/") > (1 if place.startswith("operation:") else 0)
            else ""
        )
    return [one for key, listed in things.items() if key.startswith(f"{target}/") for one in listed]


def _sources(design: Design, key: str) -> Mapping[str, str]:
    try:
        return sources(design, key)
    except Exception:  # no document can be made, which the contract says
        return {}


def _version(document: Mapping[str, Any] | None) -> str:
    info = document.get("info") if document is not None else None
    return str(info.get("version", "")) if isinstance(info, Mapping) else ""


def _title(document: Mapping[str, Any]) -> str:
    info = document.get("info")
    title = info.get("title") if isinstance(info, Mapping) else None
    return title if isinstance(title, str) and title else str(say(N_("the document")))
