"""What ties an operation of a document to the design: where it is edited, whom it serves, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from seedapp.core.targets import of
from seedapp.web.advice import Remark
from seedapp.web.places import anchor_of
from seedapp.web.visit import Visit

from .problems import RULES
from .readings import Group, OperationReading


@dataclass(frozen=True)
class Tied:
    """An operation as it is read, with its ties. `jobs` are (key, the story's address, the story)."""

    reading: OperationReading
    anchor: str
    edit_url: str = ""
    binding_url: str = ""
    jobs: tuple[tuple[str, str, str], ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def worst(self) -> str:
        """The severity to mark it with, "" when nothing is wrong."""
        said = [one["severity"] for one in self.remarks if not one["waived"]]
        return next((severity for severity in ("error", "warning") if severity in said), "")


@dataclass(frozen=True)
class TiedGroup:
    tag: str
    description: str
    anchor: str
    operations: tuple[Tied, ...]


def untied(groups: Iterable[Group]) -> list[TiedGroup]:
    """The groups for readers who see the document and not the design."""
    return [
        TiedGroup(
            group.tag,
            group.description,
            anchor_of(f"tag:{group.tag}"),
            tuple(Tied(one, anchor_of(f"op:{one.id}")) for one in group.operations),
        )
        for group in groups
    ]


def tied(here: Visit, service: str, groups: Iterable[Group]) -> list[TiedGroup]:
    """The groups for the team: each operation leads to where it is edited."""
    targets = {one.uid or one.key: of(one) for one in here.value.operations_of(service)}
    return [
        replace(group, operations=tuple(_tied(here, one, targets) for one in group.operations))
        for group in untied(groups)
    ]


def _tied(here: Visit, one: Tied, targets: Mapping[str, str]) -> Tied:
    target = targets.get(one.reading.uid or one.reading.id)
    if target is None:
        return one
    stories = [job for job in map(here.value.job, one.reading.jobs) if job]
    return replace(
        one,
        edit_url=here.places.of(target),
        binding_url=here.places.of(f"{target}/http"),
        jobs=tuple(
            (job.key, here.places.of(of(job)), f"{job.when} → {job.want} → {job.so}") for job in stories
        ),
        remarks=tuple(said for said in here.advice.about(target) if said["rule"].startswith(RULES)),
    )
