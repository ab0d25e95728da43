"""Publishing: a revision freezes a design and the documents made of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.core import design as core
from seedapp.core import design_file, openapi
from seedapp.core.coach import Finding
from seedapp.core.difference import Change, compare_documents
from seedapp.core.difference.affected import Affect
from seedapp.core.wording import as_plain
from seedapp.core.yaml_text import load_plain
from seedapp.designs.models import Design
from seedapp.history import changes as history
from seedapp.specification.models import Document, Revision


class NotPublishable(Exception):
    """Errors of the coach block publishing; `findings` are those errors."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(_("Mend what the coach calls an error first."))
        self.findings = tuple(findings)


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
) -> Revision:
    """Freeze `value` (the design as taken by snapshot) as the next revision.

    `findings` are those of the full check of `value`. `after` is the number of the revision that the person
    saw as the newest (0: none), `as_of` the journal's number when `value` was taken; without them nothing
    is compared. Raises NotPublishable when an error is among the findings and when there is no service to
    publish; Overtaken when `after` or `as_of` are no longer the latest.
    """
    errors = [one for one in findings if one.severity == "error"]
    if errors or not value.services:
        raise NotPublishable(errors)
    before = _newest_documents(design)
    affect = Affect(_newest_design(design), value)
    made = [_made(value, service, before.get(service.key), affect) for service in value.services]
    text = design_file.dump(value)
    with transaction.atomic():
        latest = history.hold(design)
        locked = Design.objects.select_for_update().get(pk=design.pk)
        number = newest_number(locked) + 1
        if after not in (None, number - 1) or as_of not in (None, latest):
            raise Overtaken
        revision = Revision.objects.create(
            design=locked,
            number=number,
            note=note,
            design_file=text,
            identities=identities_of(locked),
            findings=[_as_json(one) for one in findings],
            published_by=by,
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
            target=f"revision:{number}",
            title=_("revision %(number)s") % {"number": number},
            row=revision,
            after={"revision": number, "note": note, "sha256": [one["sha256"] for one in made]},
        )
    return revision


def newest_number(design: Design) -> int:
    """The number of the latest revision, 0 when there is none."""
    return design.revisions.order_by("-number").values_list("number", flat=True).first() or 0


def _newest_documents(design: Design) -> dict[str, str]:
    """The YAML of each service's latest published document, by the service's key."""
    newest: dict[str, str] = {}
    rows = Document.objects.filter(revision__design=design).order_by("-revision__number")
    for key, text in rows.values_list("service_key", "yaml"):
        newest.setdefault(key, text)
    return newest


def _newest_design(design: Design) -> core.Design | None:
    newest = design.revisions.order_by("-number").values_list("design_file", flat=True).first()
    return design_file.load(newest) if newest else None


def _made(value: core.Design, service: core.Service, before: str | None, affect: Affect) -> dict[str, Any]:
    document = openapi.document(value, service.key)
    text = openapi.to_yaml(document)
    changes = compare_documents(load_plain(before), document) if before and before != text else ()
    return {
        "service_key": service.key,
        "name": service.name,
        "version": service.version,
        "yaml": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "changes": [_change_as_json(one, affect) for one in changes],
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


def identities_of(design: Design) -> dict[str, dict[str, str]]:
    """What stays the same when keys and names change: {"jobs": {key: uid}, "types": {name: uid}}."""
    jobs: Iterable[tuple[str, Any]] = design.job_stories.values_list("key", "uid")
    types: Iterable[tuple[str, Any]] = design.types.values_list("name", "uid")
    return {
        "jobs": {key: str(uid) for key, uid in jobs},
        "types": {name: str(uid) for name, uid in types},
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
