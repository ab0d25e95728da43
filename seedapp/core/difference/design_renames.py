"""Things of a design that have another key or name now, known by the identities that their rows keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..design import DataType, Design, Field, Interaction, JobStory, Operation

Keys = Mapping[str, str]
"""Uids by key (of job stories) or by name (of types)."""


@dataclass(frozen=True)
class Identities:
    """What stays the same when keys and names change: {"jobs": {key: uid}, "types": {name: uid}} of each."""

    old: Mapping[str, Keys] = field(default_factory=dict)
    new: Mapping[str, Keys] = field(default_factory=dict)

    def renamed(self, kind: str) -> dict[str, str]:
        """Old key → the key that the same thing has in the new design, where it is another."""
        keys = {uid: key for key, uid in self.new.get(kind, {}).items()}
        found = {key: keys[uid] for key, uid in self.old.get(kind, {}).items() if uid in keys}
        return {key: now for key, now in found.items() if key != now}


def as_named_now(design: Design, jobs: Keys, types: Keys) -> Design:
    """The old design with the new keys wherever one thing names another; the things keep their own."""
    if not jobs and not types:
        return design
    return replace(
        design,
        jobs=tuple(_job(one, jobs) for one in design.jobs),
        interactions=tuple(_interaction(one, jobs) for one in design.interactions),
        types=tuple(_type(one, types) for one in design.types),
        operations=tuple(_operation(one, jobs, types) for one in design.operations),
    )


def _job(job: JobStory, jobs: Keys) -> JobStory:
    return replace(job, refines=_renamed(job.refines, jobs))


def _interaction(interaction: Interaction, jobs: Keys) -> Interaction:
    return replace(interaction, jobs=_renamed(interaction.jobs, jobs))


def _type(named: DataType, types: Keys) -> DataType:
    return replace(named, fields=_fields(named.fields, types))


def _operation(operation: Operation, jobs: Keys, types: Keys) -> Operation:
    answer = operation.response
    return replace(
        operation,
        jobs=_renamed(operation.jobs, jobs),
        inputs=_fields(operation.inputs, types),
        response=replace(answer, type=_type_name(answer.type, types), fields=_fields(answer.fields, types)),
    )


def _fields(fields: tuple[Field, ...], types: Keys) -> tuple[Field, ...]:
    return tuple(replace(one, type=_type_name(one.type, types)) for one in fields)


def _type_name(name: str, types: Keys) -> str:
    single = name.removesuffix("[]")
    return types.get(single, single) + name[len(single) :]


def _renamed(keys: tuple[str, ...], renamed: Keys) -> tuple[str, ...]:
    return tuple(renamed.get(key, key) for key in keys)
