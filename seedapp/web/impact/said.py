"""What has been published and said of the things that a change would touch: revisions, threads, comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count

from seedapp.core.thread.impact import Impact
from seedapp.feedback.models import AnchorKind, Thread
from seedapp.feedback.places import places_in
from seedapp.specification.models import Revision
from seedapp.web.visit import Visit

MOST_SHOWN = 20


@dataclass(frozen=True)
class Said:
    """`revision` is the newest, `published_count` of the touched things stand in it. `threads` are shown,
    the open ones first; counts are of all of them.
    """

    revision: Revision | None
    published_count: int
    threads: Sequence[Thread]
    thread_count: int
    open_count: int
    comment_count: int


def said_about(here: Visit, impact: Impact) -> Said:
    """Threads follow the identity of a thing, so that what was said under an older name is found too."""
    anchors = set(_anchors(here, impact))
    newest = here.design.revisions.first()
    found = Thread.objects.filter(round__revision__design=here.design).select_related("round__revision")
    counted = found.annotate(comment_count=Count("comments")).order_by("pk")
    threads = [one for one in counted if (one.anchor_kind, one.anchor) in anchors]
    threads.sort(key=lambda one: not one.is_open)
    return Said(
        revision=newest,
        published_count=len(anchors & set(places_in(newest))) if newest is not None else 0,
        threads=threads[:MOST_SHOWN],
        thread_count=len(threads),
        open_count=sum(one.is_open for one in threads),
        comment_count=sum(one.comment_count for one in threads),
    )


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
