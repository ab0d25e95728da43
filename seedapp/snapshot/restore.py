"""From core.Design to rows: a new design in a workspace, whole or not at all."""

from __future__ import annotations

import uuid
from collections import defaultdict

from django.db import transaction

from seedapp.accounts.models import User
from seedapp.actors.models import Actor
from seedapp.coach.changes import rows_behind
from seedapp.coach.models import Waiver
from seedapp.core import design as core
from seedapp.core import design_file
from seedapp.core.style import settled
from seedapp.designs.changes import begin_design
from seedapp.designs.models import Design, Service
from seedapp.history import changes as history
from seedapp.history.things import thing_of
from seedapp.interactions.changes import follow_calls
from seedapp.interactions.models import Interaction, Message
from seedapp.job_stories.models import JobStory
from seedapp.operations.models import DataType, Operation
from seedapp.operations.parts import replace_failures, replace_fields
from seedapp.workspaces.models import Workspace


@transaction.atomic
def restore(value: core.Design, workspace: Workspace, *, by: User | None) -> Design:
    """A new design that holds what `value` holds, whole or not at all. Operations without a uid get one."""
    design = begin_design(
        workspace,
        title=value.title,
        summary=value.summary,
        language=value.language,
        glossary=dict(value.glossary),
        style=settled(value.style),
        **_contact_and_license(value),
    )
    services = _services(design, value)
    actors = _actors(design, value)
    jobs = _jobs(design, value, actors, services)
    calls = _interactions(design, value, jobs)
    _types(design, value)
    _operations(value, services, jobs, calls)
    Waiver.objects.bulk_create(
        Waiver(
            design=design,
            rule=one.rule,
            target=one.target,
            reason=one.reason,
            by=by,
            **rows_behind(design, one.target),
        )
        for one in value.waivers
    )
    history.record(
        design,
        by=by,
        verb="designs.imported",
        target="design",
        title=design.title,
        row=thing_of(design),  # what is told is the file, no facts of a version
        after=design_file.as_plain(value),
    )
    return design


def _contact_and_license(value: core.Design) -> dict[str, str]:
    contact = value.contact or core.Contact()
    license_ = value.license or core.License("")
    return {
        "contact_name": contact.name,
        "contact_url": contact.url,
        "contact_email": contact.email,
        "license_name": license_.name,
        "license_identifier": license_.identifier,
    }


def _services(design: Design, value: core.Design) -> dict[str, Service]:
    rows = Service.objects.bulk_create(
        Service(
            design=design,
            position=position,
            key=one.key,
            name=one.name,
            layer=one.layer,
            description=one.description,
            version=one.version,
            resources=list(one.resources),
            servers=[{"url": server.url, "description": server.description} for server in one.servers],
            security=one.security.kind,
            scopes=dict(one.security.scopes),
            openapi=dict(one.openapi),
        )
        for position, one in enumerate(value.services)
    )
    return {row.key: row for row in rows}


def _actors(design: Design, value: core.Design) -> dict[str, Actor]:
    rows = Actor.objects.bulk_create(
        Actor(
            design=design,
            position=position,
            key=one.key,
            name=one.name,
            kind=one.kind,
            description=one.description,
            needs=list(one.needs),
            pains=list(one.pains),
            behaviours=list(one.behaviours),
        )
        for position, one in enumerate(value.actors)
    )
    return {row.key: row for row in rows}


def _jobs(
    design: Design, value: core.Design, actors: dict[str, Actor], services: dict[str, Service]
) -> dict[str, JobStory]:
    rows = JobStory.objects.bulk_create(
        JobStory(
            design=design,
            position=position,
            key=one.key,
            level=one.level,
            actor=actors.get(one.actor),
            consumer=None if one.actor in actors else services.get(one.actor),
            provider=services.get(one.provider),
            situation=one.when,
            motivation=one.want,
            goal=one.so,
            evidence_source=one.evidence.source if one.evidence else "",
            evidence_note=one.evidence.note if one.evidence else "",
        )
        for position, one in enumerate(value.jobs)
    )
    jobs = {row.key: row for row in rows}
    links = JobStory.refines.through
    links.objects.bulk_create(
        links(from_jobstory_id=jobs[one.key].pk, to_jobstory_id=jobs[key].pk)
        for one in value.jobs
        for key in dict.fromkeys(one.refines)
    )
    return jobs


def _interactions(
    design: Design, value: core.Design, jobs: dict[str, JobStory]
) -> dict[core.MessageRef, Message]:
    calls: dict[core.MessageRef, Message] = {}
    for position, one in enumerate(value.interactions):
        row = Interaction.objects.create(
            design=design,
            position=position,
            key=one.key,
            title=one.title,
            plantuml=one.plantuml,
            participants=dict(one.participants),
        )
        row.jobs.set(jobs[key] for key in one.jobs)
        follow_calls(row)
        for message in row.messages.all():
            calls[core.MessageRef(one.key, message.number or 0)] = message
    return calls


def _types(design: Design, value: core.Design) -> None:
    for position, one in enumerate(value.types):
        row = DataType.objects.create(
            design=design,
            position=position,
            name=one.name,
            description=one.description,
            values=list(one.values),
            schema=dict(one.schema) if one.schema is not None else None,
        )
        replace_fields(row, "part", one.fields)


def _operations(
    value: core.Design,
    services: dict[str, Service],
    jobs: dict[str, JobStory],
    calls: dict[core.MessageRef, Message],
) -> None:
    positions: defaultdict[str, int] = defaultdict(int)
    for one in value.operations:
        row = Operation.objects.create(
            service=services[one.service],
            position=positions[one.service],
            uid=_uid(one.uid),
            key=one.key,
            kind=one.kind,
            name=one.name,
            description=one.description,
            outcome=one.outcome,
            response_type=one.response.type,
            http_method=one.http.method,
            http_path=one.http.path,
            http_status=one.http.status,
            openapi=dict(one.openapi),
        )
        positions[one.service] += 1
        replace_fields(row, "in", one.inputs)
        replace_fields(row, "out", one.response.fields)
        replace_failures(row, one.failures)
        row.jobs.set(jobs[key] for key in one.jobs)
        row.messages.set(calls[ref] for ref in one.messages if ref in calls)


def _uid(text: str) -> uuid.UUID:
    return uuid.UUID(text) if text else uuid.uuid4()
