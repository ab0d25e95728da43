"""From rows to core.Design, in a number of queries that does not depend on how much there is.

The casts say what constraints of the database hold: kinds, layers and levels are those that core knows.
"""

from __future__ import annotations

from typing import cast

from django.db.models import Prefetch

from seedapp.actors.models import Actor
from seedapp.coach.changes import waivers_of
from seedapp.core import design as core
from seedapp.designs.models import Design, Service
from seedapp.interactions.models import Message
from seedapp.operations.models import DataType, Direction, Operation
from seedapp.operations.parts import as_value


def take(design: Design) -> core.Design:
    """The whole design as it is now."""
    services = list(design.services.all())
    return core.Design(
        title=design.title,
        summary=design.summary,
        language=design.language,
        contact=as_contact(design),
        license=as_license(design),
        glossary=dict(design.glossary),
        style=core.Style(**design.style),
        services=tuple(as_service(service) for service in services),
        actors=tuple(as_actor(actor) for actor in design.actors.all()),
        jobs=_jobs(design),
        interactions=_interactions(design),
        types=_types(design),
        operations=_operations(services),
        waivers=_waivers(design),
    )


def _waivers(design: Design) -> tuple[core.Waiver, ...]:
    """In an order that is the same on every database."""
    rows = sorted(waivers_of(design), key=lambda row: (row.rule, row.target, row.pk))
    return tuple(core.Waiver(one.rule, one.current_target, one.reason) for one in rows)


def as_contact(design: Design) -> core.Contact | None:
    """Whom to ask, None where nobody is named."""
    contact = core.Contact(design.contact_name, design.contact_url, design.contact_email)
    return contact if contact != core.Contact() else None


def as_license(design: Design) -> core.License | None:
    """The licence of the documents, if there is one."""
    return core.License(design.license_name, design.license_identifier) if design.license_name else None


def as_service(row: Service) -> core.Service:
    """A service's row as the value that core reads."""
    return core.Service(
        key=row.key,
        name=row.name,
        layer=cast(core.Layer, row.layer),
        description=row.description,
        version=row.version,
        resources=tuple(row.resources),
        servers=tuple(core.Server(one["url"], one.get("description", "")) for one in row.servers),
        security=core.Security(cast(core.SecurityKind, row.security), row.scopes),
        openapi=row.openapi,
    )


def as_actor(row: Actor) -> core.Actor:
    """An actor's row as the value that core reads."""
    return core.Actor(
        key=row.key,
        name=row.name,
        kind=cast(core.ActorKind, row.kind),
        description=row.description,
        needs=tuple(row.needs),
        pains=tuple(row.pains),
        behaviours=tuple(row.behaviours),
    )


def _jobs(design: Design) -> tuple[core.JobStory, ...]:
    rows = design.job_stories.select_related("actor", "consumer", "provider").prefetch_related("refines")
    return tuple(
        core.JobStory(
            key=row.key,
            level=cast(core.JobLevel, row.level),
            actor=row.actor.key if row.actor else row.consumer.key if row.consumer else "",
            provider=row.provider.key if row.provider else "",
            refines=tuple(one.key for one in row.refines.all()),
            when=row.situation,
            want=row.motivation,
            so=row.goal,
            evidence=core.Evidence(cast(core.EvidenceSource, row.evidence_source), row.evidence_note)
            if row.evidence_source
            else None,
        )
        for row in rows
    )


def _interactions(design: Design) -> tuple[core.Interaction, ...]:
    return tuple(
        core.Interaction(
            key=row.key,
            title=row.title,
            jobs=tuple(job.key for job in row.jobs.all()),
            plantuml=row.plantuml,
            participants=dict(row.participants),
        )
        for row in design.interactions.prefetch_related("jobs")
    )


def _types(design: Design) -> tuple[core.DataType, ...]:
    return tuple(_type(row) for row in design.types.prefetch_related("fields"))


def _type(row: DataType) -> core.DataType:
    return core.DataType(
        name=row.name,
        description=row.description,
        fields=tuple(as_value(field) for field in row.fields.all()),
        values=tuple(row.values),
        schema=row.schema,
    )


def _operations(services: list[Service]) -> tuple[core.Operation, ...]:
    keys = {service.pk: service.key for service in services}
    found = Message.objects.filter(number__isnull=False).select_related("interaction")
    rows = (
        Operation.objects.filter(service__in=services)
        .order_by("service__position", "service", "position", "pk")
        .prefetch_related("fields", "failures", "jobs", Prefetch("messages", queryset=found))
    )
    return tuple(_operation(row, keys[row.service_id]) for row in rows)


def _operation(row: Operation, service: str) -> core.Operation:
    fields = list(row.fields.all())
    refs = [core.MessageRef(one.interaction.key, one.number or 0) for one in row.messages.all()]
    return core.Operation(
        key=row.key,
        service=service,
        kind=cast(core.OperationKind, row.kind),
        name=row.name,
        uid=str(row.uid),
        description=row.description,
        jobs=tuple(job.key for job in row.jobs.all()),
        messages=tuple(sorted(refs, key=lambda ref: (ref.interaction, ref.number))),
        inputs=tuple(as_value(field) for field in fields if field.direction == Direction.IN),
        outcome=row.outcome,
        response=core.Response(
            fields=tuple(as_value(field) for field in fields if field.direction == Direction.OUT),
            type=row.response_type,
        ),
        failures=tuple(core.Failure(one.when, one.status) for one in row.failures.all()),
        http=core.Http(row.http_method, row.http_path, row.http_status),
        openapi=row.openapi,
    )
