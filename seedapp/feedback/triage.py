"""All threads of a design, chosen and counted for whoever works through them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from seedapp.designs.models import Design

from .models import AnchorKind, Comment, Severity, State, Thread

TEAM = "team"
Anchor = tuple[str, str]
HEAVIEST_FIRST = [Severity.MUST_FIX, Severity.SHOULD_FIX, Severity.SUGGESTION, Severity.QUESTION]
_STEP_OF = {
    AnchorKind.JOB: "job_stories",
    AnchorKind.OPERATION: "operations",
    AnchorKind.TYPE: "operations",
    AnchorKind.DOCUMENT: "specification",
}


@dataclass(frozen=True)
class Choice:
    """Which threads are asked for; what is empty chooses nothing. `perspective` may be `team`.

    `anchors` are (kind, anchor) pairs, None for all: those of an operation, or of what an actor relies on.
    """

    severity: str = ""
    state: str = ""
    perspective: str = ""
    step: str = ""
    revision: int | None = None
    anchors: Collection[Anchor] | None = None

    def without(self, name: str) -> Choice:
        nothing: dict[str, Any] = {name: ""}
        return replace(self, **nothing)


def threads_in(design: Design) -> QuerySet[Thread]:
    """Every thread with `begun_from`, the perspective of who began it; the heaviest that is open first."""
    first = Comment.objects.filter(thread=OuterRef("pk")).order_by("written_at", "pk")
    return (
        Thread.objects.filter(round__revision__design=design)
        .annotate(
            begun_from=Coalesce(Subquery(first.values("reviewer__perspective")[:1]), Value(TEAM)),
            is_settled=Case(When(state=State.OPEN, then=0), default=1, output_field=IntegerField()),
            weight=Case(
                *(When(severity=one, then=place) for place, one in enumerate(HEAVIEST_FIRST)),
                default=len(HEAVIEST_FIRST),
                output_field=IntegerField(),
            ),
        )
        .order_by("is_settled", "weight", "begun_at", "pk")
    )


def chosen(design: Design, choice: Choice) -> QuerySet[Thread]:
    """The threads that are asked for."""
    found = threads_in(design).filter(
        **{
            name: value
            for name, value in {
                "severity": choice.severity,
                "state": choice.state,
                "begun_from": choice.perspective,
                "round__revision__number": choice.revision,
            }.items()
            if value
        }
    )
    if choice.step:
        found = found.filter(anchor_kind__in=[one for one, step in _STEP_OF.items() if step == choice.step])
    if choice.anchors is not None:
        found = found.filter(_on(choice.anchors))
    return found


def counts_by(design: Design, choice: Choice, name: str) -> Mapping[str, int]:
    """How many threads there are of each `severity`, `state` or `perspective`, whatever is chosen of it."""
    column = {"perspective": "begun_from"}.get(name, name)
    rows = chosen(design, choice.without(name)).order_by().values_list(column).annotate(Count("pk"))
    return dict(rows)


def open_by_step(design: Design) -> Mapping[str, int]:
    """The step of the method whose things are talked about → how many threads are open on them."""
    rows = Thread.objects.filter(round__revision__design=design, state=State.OPEN).order_by()
    counts: dict[str, int] = {}
    for kind, count in rows.values_list("anchor_kind").annotate(Count("pk")):
        step = _STEP_OF[AnchorKind(kind)]
        counts[step] = counts.get(step, 0) + count
    return counts


def anchors_in(design: Design) -> list[Anchor]:
    """Everything that is talked about, once."""
    rows = Thread.objects.filter(round__revision__design=design).order_by("anchor_kind", "anchor")
    return list(rows.values_list("anchor_kind", "anchor").distinct())


def titles_then(design: Design, uids: Collection[str]) -> Mapping[str, str]:
    """Uid → what an operation was called when somebody last began to talk about it."""
    rows = Thread.objects.filter(round__revision__design=design, anchor_kind=AnchorKind.OPERATION)
    titles = rows.filter(anchor__in=uids).order_by("pk").values_list("anchor", "anchor_title")
    return {uid: title.partition(" › ")[0] for uid, title in titles}  # a part is titled after its whole


def _on(anchors: Collection[Anchor]) -> Q:
    found = Q(pk__in=[])
    for kind in {kind for kind, _anchor in anchors}:
        found |= Q(anchor_kind=kind, anchor__in=[one for of, one in anchors if of == kind])
    return found
