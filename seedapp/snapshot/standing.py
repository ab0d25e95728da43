"""Where a design stands before coding: who approved what, what is open, what changed since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from seedapp.core import coach
from seedapp.core import design as core
from seedapp.core.difference import DesignChange
from seedapp.core.verdicts import conditions
from seedapp.designs.models import Design
from seedapp.feedback.judged import Judged, Voice, judged
from seedapp.feedback.models import Perspective, Reviewer, State, Thread
from seedapp.feedback.reviewing import review_of
from seedapp.implementation.readiness import Situation
from seedapp.specification.models import Revision, lightly
from seedapp.specification.since import changes_since
from seedapp.specification.states import State as RevisionState


@dataclass(frozen=True)
class Standing:
    """`seen`: what is thought of the newest revision; `silent` are those who came and gave no verdict."""

    revision: Revision | None
    seen: Judged | None
    silent: tuple[Reviewer, ...]
    threads: tuple[Thread, ...]
    changes: tuple[DesignChange, ...]
    situation: Situation

    @property
    def by_perspective(self) -> list[tuple[str, list[Voice]]]:
        """The verdicts that say something, given or inherited, from each perspective."""
        voices = [one for one in self.seen.voices if one.speaks] if self.seen else []
        return [
            (str(label), [one for one in voices if one.verdict.perspective == value])
            for value, label in Perspective.choices
        ]


def standing_of(design: Design, value: core.Design, findings: Iterable[coach.Finding]) -> Standing:
    """`value` is the design as taken, `findings` what the coach says of it."""
    revision = lightly(design.revisions.all()).first()
    seen = judged(revision) if revision else None
    begun = Thread.objects.filter(round__revision__design=design, state=State.OPEN)
    rows = lightly(begun.select_related("round__revision"), "round__revision")
    threads = tuple(rows.order_by("begun_at", "pk"))
    changes = changes_since(design, value, revision) if revision else ()
    open_findings = [one.severity for one in findings if not one.waived]
    is_approved = bool(revision and revision.state == RevisionState.APPROVED)
    situation = Situation(
        revision=revision.number if revision else 0,
        # whoever approved it though somebody asks for changes has said why
        review=conditions(review_of(seen, is_overruled=is_approved)) if seen else (),
        is_approved=is_approved,
        open_threads=len(threads),
        errors=open_findings.count("error"),
        warnings=open_findings.count("warning"),
        changes=len(changes),
    )
    return Standing(revision, seen, _silent(revision), threads, changes, situation)


def _silent(revision: Revision | None) -> tuple[Reviewer, ...]:
    if revision is None:
        return ()
    came = Reviewer.objects.filter(round__revision=revision, joined_at__isnull=False)
    return tuple(came.filter(verdicts=None))
