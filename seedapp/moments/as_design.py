"""From the states of a design's things to core.Design: what `snapshot.take` made of them at that moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any, cast

from seedapp.core import design as core
from seedapp.history.things import State
from seedapp.snapshot.take import as_actor, as_contact, as_license, as_service


class _Things:
    """The states by model and id, each with its id among its values; `ordered` as the pages show them."""

    def __init__(self, states: Mapping[str, State]) -> None:
        self.by_model: dict[str, dict[int, Any]] = {}
        for thing, state in states.items():
            label, _, pk = thing.partition(":")
            self.by_model.setdefault(label, {})[int(pk)] = SimpleNamespace(pk=int(pk), **state)

    def get(self, label: str) -> dict[int, Any]:
        return self.by_model.get(label, {})

    def ordered(self, label: str, pks: Iterable[int] | None = None) -> list[Any]:
        rows = self.get(label)
        wanted = rows if pks is None else [pk for pk in pks if pk in rows]
        return sorted((rows[pk] for pk in wanted), key=lambda row: (row.position, row.pk))

    def keys(self, label: str, pks: Iterable[int]) -> tuple[str, ...]:
        return tuple(row.key for row in self.ordered(label, pks))

    def key(self, label: str, pk: int | None) -> str:
        row = self.get(label).get(pk or 0)
        return str(row.key) if row else ""


_ACTOR, _JOB, _SERVICE = "actors.actor", "job_stories.jobstory", "designs.service"


def as_design(states: Mapping[str, State]) -> core.Design:
    """The whole design of a moment."""
    things = _Things(states)
    (design,) = things.get("designs.design").values()
    return core.Design(
        title=design.title,
        summary=design.summary,
        language=design.language,
        contact=as_contact(design),
        license=as_license(design),
        glossary=dict(design.glossary),
        style=core.Style(**design.style),
        services=tuple(as_service(row) for row in things.ordered(_SERVICE)),
        actors=tuple(as_actor(row) for row in things.ordered(_ACTOR)),
        jobs=tuple(_job(row, things) for row in things.ordered(_JOB)),
        interactions=tuple(
            core.Interaction(
                key=row.key,
                title=row.title,
                jobs=things.keys(_JOB, row.jobs),
                plantuml=row.plantuml,
                participants=dict(row.participants),
            )
            for row in things.ordered("interactions.interaction")
        ),
        types=tuple(
            core.DataType(row.name, row.description, _fields(row.fields), tuple(row.values), row.schema)
            for row in things.ordered("operations.datatype")
        ),
        operations=_operations(things),
        waivers=_waivers(things),
    )


def _job(row: Any, things: _Things) -> core.JobStory:
    source = cast(core.EvidenceSource, row.evidence_source)
    return core.JobStory(
        key=row.key,
        level=row.level,
        actor=things.key(_ACTOR, row.actor) or things.key(_SERVICE, row.consumer),
        provider=things.key(_SERVICE, row.provider),
        refines=things.keys(_JOB, row.refines),
        when=row.situation,
        want=row.motivation,
        so=row.goal,
        evidence=core.Evidence(source, row.evidence_note) if source else None,
    )


def _fields(parts: list[dict[str, Any]]) -> tuple[core.Field, ...]:
    return tuple(core.Field(**part) for part in parts)


def _operations(things: _Things) -> tuple[core.Operation, ...]:
    places = {row.pk: place for place, row in enumerate(things.ordered(_SERVICE))}
    rows = things.get("operations.operation").values()
    ordered = sorted(rows, key=lambda row: (places[row.service], row.position, row.pk))
    return tuple(_operation(row, things) for row in ordered)


def _operation(row: Any, things: _Things) -> core.Operation:
    calls = [things.get("interactions.message")[pk] for pk in row.messages]
    refs = [
        core.MessageRef(things.key("interactions.interaction", one.interaction), one.number)
        for one in calls
        if one.number is not None
    ]
    return core.Operation(
        key=row.key,
        service=things.key(_SERVICE, row.service),
        kind=row.kind,
        name=row.name,
        uid=row.uid,
        description=row.description,
        jobs=things.keys(_JOB, row.jobs),
        messages=tuple(sorted(refs, key=lambda ref: (ref.interaction, ref.number))),
        inputs=_fields(row.inputs),
        outcome=row.outcome,
        response=core.Response(_fields(row.response), row.response_type),
        failures=tuple(core.Failure(**part) for part in row.failures),
        http=core.Http(row.http_method, row.http_path, row.http_status),
        openapi=row.openapi,
    )


def _waivers(things: _Things) -> tuple[core.Waiver, ...]:
    rows = sorted(things.get("coach.waiver").values(), key=lambda row: (row.rule, row.target, row.pk))
    return tuple(core.Waiver(row.rule, _current_target(row, things), row.reason) for row in rows)


def _current_target(row: Any, things: _Things) -> str:
    """As `Waiver.current_target`: the reason follows its operation or type through renames."""
    parts = row.target.split("/")
    if row.operation:
        operation = things.get("operations.operation")[row.operation]
        service = things.key(_SERVICE, operation.service)
        return "/".join([f"operation:{service}/{operation.key}", *parts[2:]])
    if row.data_type:
        data_type = things.get("operations.datatype")[row.data_type]
        return "/".join([f"type:{data_type.name}", *parts[1:]])
    return str(row.target)
