"""What has been published and said of the things that a change would touch: revisions, threads, comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Q

from seedapp.core.thread.impact import Impact
from seedapp.feedback.models import AnchorKind, State, Thread
from seedapp.feedback.triage import Choice, chosen
from seedapp.specification.indexing import frozen_index
from seedapp.specification.models import Revision, lightly
from seedapp.web.visit import Visit

MOST_SHOWN = 20


@dataclass(frozen=True)
class Said:
    """`revision` is the newest, `published_count` of the touched things stand in it. `threads` are shown,
    the heaviest that are open first; counts are of all of them.
    """

    revision: Revision | None
    published_count: int
    threads: Iterable[Thread]
    thread_count: int
    open_count: int
    comment_count: int


def said_about(here: Visit, impact: Impact) -> Said:
    """Threads follow the identity of a thing, so that what was said under an older name is found too."""
    anchors = set(_anchors(here, impact))
    newest = lightly(here.design.revisions.all()).first()
    threads = chosen(here.design, Choice(anchors=anchors)).select_related("round__revision")
    counts = threads.order_by().aggregate(
        threads=Count("pk", distinct=True),
        open=Count("pk", distinct=True, filter=Q(state=State.OPEN)),
        comments=Count("comments"),
    )
    return Said(
        revision=newest,
        published_count=len(anchors & set(_places_in(newest))) if newest is not None else 0,
        threads=lightly(threads.annotate(comment_count=Count("comments")), "round__revision")[:MOST_SHOWN],
        thread_count=counts["threads"],
        open_count=counts["open"],
        comment_count=counts["comments"],
    )


def _places_in(revision: Revision) -> Iterator[tuple[str, str]]:
    """(kind, anchor) of every whole thing that can be talked about."""
    return ((one.anchor.kind, one.anchor.uid) for one in frozen_index(revision).wholes())


def _anchors(here: Visit, impact: Impact) -> Iterator[tuple[str, str]]:
    """What threads on the thing and on all that is touched hang on."""
    targets = {one.target for one in impact.touched if one.kind != "linked"}
    targets.add(_whole(impact.target))
    for operation in here.value.operations:
        if f"operation:{operation.service}/{operation.key}" in targets:
            yield AnchorKind.OPERATION.value, operation.uid
    for key, uid in here.design.job_stories.values_list("key", "uid"):
        if f"job:{key}" in targets:
            yield AnchorKind.JOB.value, str(uid)
    for name, uid in here.design.types.values_list("name", "uid"):
        if f"type:{name}" in targets:
            yield AnchorKind.TYPE.value, str(uid)


def _whole(target: str) -> str:
    """The target of the thing that a part belongs to."""
    kind, _, name = target.partition(":")
    kept = 2 if kind == "operation" else 1
    return f"{kind}:{'/'.join(name.split('/')[:kept])}"
