"""Where a design stands before coding: who approved what, what is open, what changed since."""

from __future__ import annotations

from dataclasses import dataclass

from seedapp.core import design_file
from seedapp.core.difference import DesignChange, Identities, compare_designs
from seedapp.feedback.models import Perspective, Reviewer, Severity, Thread, Verdict
from seedapp.implementation.readiness import Situation, Voice
from seedapp.specification.changes import identities_of
from seedapp.specification.models import Revision
from seedapp.web.visit import Visit


@dataclass(frozen=True)
class Standing:
    """`verdicts`: the latest of each reviewer on the newest revision, `silent` those who gave none."""

    revision: Revision | None
    verdicts: tuple[Verdict, ...]
    silent: tuple[Reviewer, ...]
    threads: tuple[Thread, ...]
    changes: tuple[DesignChange, ...]
    situation: Situation

    @property
    def by_perspective(self) -> list[tuple[str, list[Verdict]]]:
        return [
            (str(label), [one for one in self.verdicts if one.reviewer.perspective == value])
            for value, label in Perspective.choices
        ]


def standing_of(here: Visit) -> Standing:
    revision = here.design.revisions.first()
    verdicts, silent = _verdicts(revision) if revision else ((), ())
    threads = tuple(
        Thread.objects.filter(round__revision__design=here.design, resolved_at=None)
        .select_related("round__revision")
        .order_by("begun_at", "pk")
    )
    changes = changes_since(here, revision) if revision else ()
    open_findings = [one.severity for one in here.findings if not one.waived]
    situation = Situation(
        revision=revision.number if revision else 0,
        voices=tuple(Voice(one.reviewer.name, one.reviewer.perspective, one.judgement) for one in verdicts),
        open_threads=len(threads),
        blockers=sum(1 for one in threads if one.severity == Severity.MUST_FIX),
        errors=open_findings.count("error"),
        warnings=open_findings.count("warning"),
        changes=len(changes),
    )
    return Standing(revision, verdicts, silent, threads, changes, situation)


def changes_since(here: Visit, revision: Revision) -> tuple[DesignChange, ...]:
    """What differs between the design and a revision of it; nothing is read again when they are the same."""
    if design_file.dump(here.value) == revision.design_file:
        return ()
    identities = Identities(revision.identities, identities_of(here.design))
    return compare_designs(design_file.load(revision.design_file), here.value, identities)


def _verdicts(revision: Revision) -> tuple[tuple[Verdict, ...], tuple[Reviewer, ...]]:
    latest: dict[int, Verdict] = {}
    found = Verdict.objects.filter(reviewer__round__revision=revision).select_related("reviewer")
    for one in found:  # newest first
        latest.setdefault(one.reviewer_id, one)
    silent = Reviewer.objects.filter(round__revision=revision).exclude(pk__in=latest)
    return tuple(latest.values()), tuple(silent)
