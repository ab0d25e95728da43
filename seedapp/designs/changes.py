"""Writes to a design and its services."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from seedapp.accounts.models import User
from seedapp.core.merging import Way, by_item, by_key, by_line, by_member
from seedapp.core.naming.free_keys import free_key
from seedapp.history import changes as history
from seedapp.history.merging import Merging, save
from seedapp.history.models import Change
from seedapp.history.removal import remove
from seedapp.history.rows import next_position, write
from seedapp.history.whole import whole
from seedapp.workspaces.models import Workspace

from .models import Design, Service

DESIGN_COLUMNS = (
    "title", "summary", "language", "contact_name", "contact_url", "contact_email",
    "license_name", "license_identifier", "glossary", "style",
)  # fmt: skip
SERVICE_COLUMNS = (
    "key", "name", "layer", "description", "version", "resources", "servers", "security", "scopes",
    "openapi",
)  # fmt: skip
RESERVED = {"members", "new", "import", "settings"}  # pages of the workspace have these addresses


def facts(row: Design | Service) -> dict[str, Any]:
    """What the journal keeps of a row before and after a write."""
    columns = DESIGN_COLUMNS if isinstance(row, Design) else SERVICE_COLUMNS
    return {name: getattr(row, name) for name in columns}


_WAYS: dict[str, Way] = {
    "summary": by_line,
    "glossary": by_member,
    "style": by_member,
    "description": by_line,
    "resources": by_item,
    "servers": by_key("url"),
    "scopes": by_member,
    "openapi": by_member,
}
DESIGN_MERGING: Merging[Design] = Merging(facts, _WAYS)
SERVICE_MERGING: Merging[Service] = Merging(facts, _WAYS)


@transaction.atomic
def add_design(workspace: Workspace, *, by: User | None, **values: Any) -> Design:
    """A new, empty design. `values` are columns of Design; its address is made of the title."""
    design = begin_design(workspace, **values)
    kept = history.keep(design)
    history.record(
        design,
        by=by,
        verb="designs.added",
        target="design",
        title=design.title,
        row=design,
        after=facts(design),
        kept=kept,
    )
    return design


def begin_design(workspace: Workspace, **values: Any) -> Design:
    """The row of a new design, untold: whoever begins one tells of all that they put into it."""
    return Design.objects.create(workspace=workspace, slug=_free_slug(workspace, values["title"]), **values)


def _free_slug(workspace: Workspace, title: str) -> str:
    """An address made of the title, in any language: 동네 도서관 → neighbourhood-library."""
    return free_key(title, set(workspace.designs.values_list("slug", flat=True)) | RESERVED)


@whole()
def edit_design(design: Design, *, seen: int, by: User | None, **values: Any) -> Design:
    """Merged with what others saved since version `seen`; raises history.rows.Stale where they collide."""
    return save(
        design, seen=seen, values=values, by=by, merging=DESIGN_MERGING, write=partial(_write_design, by)
    )


def _write_design(by: User | None, design: Design, seen: int, values: Mapping[str, Any]) -> Design:
    before = facts(design)
    with history.numbered(design, design) as kept:
        write(design, seen, values)
    history.record(
        design,
        by=by,
        verb="designs.edited",
        target="design",
        title=design.title,
        row=design,
        before=before,
        after=facts(design),
        kept=kept,
    )
    return design


@transaction.atomic
def remove_design(design: Design, *, by: User | None) -> Change:
    return remove(design, design=design, by=by, verb="designs.removed", target="design", before=facts(design))


def removals_in(workspace: Workspace) -> QuerySet[Change]:
    """What the journal keeps of each design that was deleted and not put back, the latest first."""
    rows = Change.objects.filter(workspace_id=workspace.pk, verb="designs.removed", undone_at=None)
    return rows.order_by("-at", "-pk")


@transaction.atomic
def add_service(design: Design, *, by: User | None, **values: Any) -> Service:
    kept = history.keep(design)
    service = Service.objects.create(
        design=design, position=next_position(Service, design=design.pk), **values
    )
    history.record(
        design,
        by=by,
        verb="services.added",
        target=f"service:{service.key}",
        title=service.name,
        row=service,
        after=facts(service),
        kept=kept,
    )
    return service


@whole()
def edit_service(service: Service, *, seen: int, by: User | None, **values: Any) -> Service:
    """Merged with what others saved since version `seen`; raises history.rows.Stale where they collide."""
    return save(
        service, seen=seen, values=values, by=by, merging=SERVICE_MERGING, write=partial(_write_service, by)
    )


def _write_service(by: User | None, service: Service, seen: int, values: Mapping[str, Any]) -> Service:
    before = facts(service)
    with history.numbered(service.design, service) as kept:
        write(service, seen, values)
    history.record(
        service.design,
        by=by,
        verb="services.edited",
        target=f"service:{service.key}",
        title=service.name,
        row=service,
        before=before,
        after=facts(service),
        kept=kept,
    )
    return service


@transaction.atomic
def remove_service(service: Service, *, by: User | None) -> Change:
    return remove(
        service,
        design=service.design,
        by=by,
        verb="services.removed",
        target=f"service:{service.key}",
        before=facts(service),
    )
