"""Where a design stands before coding: who approved what, what is open, what changed since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from seedapp.core import coach
from seedapp.core import design as core
from seedapp.core.difference import DesignChange
from seedapp.designs.models import Design
from seedapp.feedback.models import Perspective, Reviewer, Severity, State, Thread, Verdict
from seedapp.implementation.readiness import Situation, Voice
from seedapp.specification.models import Revision
from seedapp.specification.since import changes_since


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


def standing_of(design: Design, value: core.Design, findings: Iterable[coach.Finding]) -> Standing:
    """`value` is the design as taken, `findings` what the coach says of it."""
    revision = design.revisions.first()
    verdicts, silent = _verdicts(revision) if revision else ((), ())
    threads = tuple(
        Thread.objects.filter(round__revision__design=design, state=State.OPEN)
        .select_related("round__revision")
        .order_by("begun_at", "pk")
    )
    changes = changes_since(design, value, revision) if revision else ()
    open_findings = [one.severity for one in findings if not one.waived]
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


def _verdicts(revision: Revision) -> tuple[tuple[Verdict, ...], tuple[Reviewer, ...]]:
    latest: dict[int, Verdict] = {}
    found = Verdict.objects.filter(reviewer__round__revision=revision).select_related("reviewer")
    for one in found:  # newest first
        latest.setdefault(one.reviewer_id, one)
    silent = Reviewer.objects.filter(round__revision=revision).exclude(pk__in=latest)
    return tuple(latest.values()), tuple(silent)
