"""Publishing: a revision freezes a design and the documents made of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.core import anchors, design_file, openapi
from seedapp.core import design as core
from seedapp.core.coach import Finding
from seedapp.core.difference import Change
from seedapp.core.difference.affected import Affect
from seedapp.core.difference.version_steps import VersionStep
from seedapp.core.wording import as_plain
from seedapp.designs.changes import edit_service
from seedapp.designs.models import Design
from seedapp.history import changes as history
from seedapp.specification.identities import identities_of
from seedapp.specification.indexing import index_of_design
from seedapp.specification.models import Document, Revision
from seedapp.specification.policy import blocking, told
from seedapp.specification.published import published_before, steps_of, with_versions
from seedapp.specification.states import State


class NotPublishable(Exception):
    """Errors of the coach block publishing; `findings` are those errors."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(_("Mend what the coach calls an error first."))
        self.findings = tuple(findings)


class BadVersions(Exception):
    """Versions do not go as far as what changed; `steps` are all services', `.refused` says why not."""

    def __init__(self, steps: Mapping[str, VersionStep]) -> None:
        super().__init__(_("A version does not fit what changed. Take one that does."))
        self.steps = steps


class Overtaken(Exception):
    """Somebody edited or published the design while this was on its way."""

    def __init__(self) -> None:
        super().__init__(
            _("The design was edited or published in the meantime. Look at what is new, then publish again.")
        )


def publish(
    design: Design,
    *,
    value: core.Design,
    findings: Sequence[Finding],
    by: User | None,
    note: str = "",
    after: int | None = None,
    as_of: int | None = None,
    versions: Mapping[str, str] | None = None,
) -> Revision:
    """Freeze `value` (the design as taken by snapshot) as the next revision.

    `findings` are those of the full check of `value`. `after` is the number of the revision that the person
    saw as the newest (0: none), `as_of` the journal's number when `value` was taken; without them nothing
    is compared. `versions`, by the keys of services, are set in the same write (`suggested_versions` knows
    some that will do). Raises NotPublishable when an error is among the findings and when there is no service
    to publish; BadVersions where a version does not fit what changed; Overtaken when `after` or `as_of` are
    no longer the latest.
    """
    value = with_versions(value, versions or {})
    errors = blocking(findings)
    if errors or not value.services:
        raise NotPublishable(errors)
    newest = newest_number(design)
    documents = {one.key: openapi.document(value, one.key) for one in value.services}
    steps = steps_of(value, documents, published_before(design))
    if any(one.refused for one in steps.values()):
        raise BadVersions(steps)
    follows, before = _followed(design)
    affect = Affect(before, value)
    made = [_made(one, documents[one.key], steps[one.key], affect) for one in value.services]
    text = design_file.dump(value)
    identities = identities_of(design)
    places = anchors.as_plain(index_of_design(value, identities))
    with transaction.atomic():
        latest = history.hold(design)
        locked = Design.objects.select_for_update().get(pk=design.pk)
        if newest != newest_number(locked) or after not in (None, newest) or as_of not in (None, latest):
            raise Overtaken
        _set_versions(locked, versions or {}, by)
        revision = Revision.objects.create(
            design=locked,
            number=newest + 1,
            note=note,
            design_file=text,
            identities=identities,
            places=places,
            findings=[_as_json(one) for one in told(findings)],
            published_by=by,
            follows=follows,
        )
        services = {row.key: row for row in locked.services.all()}
        Document.objects.bulk_create(
            Document(revision=revision, position=position, service=services.get(one["service_key"]), **one)
            for position, one in enumerate(made)
        )
        history.record(
            locked,
            by=by,
            verb="specification.published",
            target=f"revision:{revision.number}",
            title=_("revision %(number)s") % {"number": revision.number},
            row=revision,
            after={"revision": revision.number, "note": note, "sha256": [one["sha256"] for one in made]},
        )
    return revision


def newest_number(design: Design) -> int:
    """The number of the latest revision, 0 when there is none."""
    return design.revisions.order_by("-number").values_list("number", flat=True).first() or 0


def _set_versions(design: Design, versions: Mapping[str, str], by: User | None) -> None:
    """Each service that is to have another version is edited, as it is by hand."""
    for row in design.services.filter(key__in=versions):
        if row.version != versions[row.key]:
            edit_service(row, seen=row.row_version, by=by, version=versions[row.key])


def _followed(design: Design) -> tuple[int | None, core.Design | None]:
    """The number of the latest revision that is not withdrawn, and its design; None twice for the first."""
    rows = design.revisions.exclude(state=State.WITHDRAWN).order_by("-number")
    found = rows.values_list("number", "design_file").first()
    return (found[0], design_file.load(found[1])) if found else (None, None)


def _made(
    service: core.Service, document: Mapping[str, Any], step: VersionStep, affect: Affect
) -> dict[str, Any]:
    text = openapi.to_yaml(document)
    return {
        "service_key": service.key,
        "name": service.name,
        "version": service.version,
        "since": step.published,
        "yaml": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "changes": [_change_as_json(one, affect) for one in step.changes],
    }


def _change_as_json(change: Change, affect: Affect) -> dict[str, Any]:
    touches = affect.of(change).sentence
    return {
        "kind": change.kind,
        "moved": change.moved,
        "where": as_plain(change.where),
        "pointer": change.pointer,
        "before": change.before,
        "after": change.after,
        **as_plain(change.sentence),
        "touches": as_plain(touches) if touches is not None else None,
    }


def _as_json(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "target": finding.target,
        "step": finding.step,
        "sentence": str(finding.sentence),
        "waived": finding.waived,
    }
