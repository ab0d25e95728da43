"""Where the thing that a thread is about stands in the design of today, even when it was renamed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from seedapp.core.targets import of
from seedapp.feedback.models import AnchorKind, Thread
from seedapp.feedback.places import TITLE_LIMIT, title_of_job
from seedapp.specification.models import Document
from seedapp.web.visit import Visit


@dataclass(frozen=True)
class Whereabouts:
    """`now` is what the thing is called today, "" when it was removed; `url` leads there, "" likewise."""

    kind: str
    then: str
    now: str
    url: str

    @property
    def is_removed(self) -> bool:
        return not self.url

    @property
    def is_renamed(self) -> bool:
        return bool(self.url) and self.now != self.then


class Compass:
    """Finds things of one design by their identity."""

    def __init__(self, here: Visit) -> None:
        self._here = here

    def find(self, thread: Thread) -> Whereabouts:
        now, url = self._today.get((thread.anchor_kind, thread.anchor), ("", ""))
        return Whereabouts(thread.anchor_kind, thread.anchor_title, now[:TITLE_LIMIT], url)

    @cached_property
    def _today(self) -> dict[tuple[str, str], tuple[str, str]]:
        """(kind, anchor) → (what it is called, its address)."""
        return dict(self._things())

    def _things(self) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        value, places = self._here.value, self._here.places
        design = self._here.design
        yield (AnchorKind.DOCUMENT.value, ""), (value.title, self._here.url("design"))
        for operation in value.operations:
            there = (operation.name or operation.key, places.of(of(operation)))
            yield (AnchorKind.OPERATION.value, operation.uid), there
        jobs = {job.key: job for job in value.jobs}
        for key, uid in design.job_stories.values_list("key", "uid"):
            if key in jobs:
                yield (AnchorKind.JOB.value, str(uid)), (title_of_job(jobs[key]), places.of(f"job:{key}"))
        for name, uid in design.types.values_list("name", "uid"):
            yield (AnchorKind.TYPE.value, str(uid)), (name, places.of(f"type:{name}"))
        yield from self._documents()

    def _documents(self) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        """Services under every key that they were published under."""
        url = self._here.url("specification")
        published = Document.objects.filter(revision__design=self._here.design, service__isnull=False)
        for key, name in published.order_by("revision__number").values_list("service_key", "service__name"):
            yield (AnchorKind.DOCUMENT.value, key), (name, url)
        for service in self._here.value.services:
            yield (AnchorKind.DOCUMENT.value, service.key), (service.name, url)


def kind_word(kind: str) -> str:
    """What a kind of place is called in the lists of the team."""
    return {
        AnchorKind.OPERATION.value: _("Queries and actions"),
        AnchorKind.JOB.value: _("Job stories"),
        AnchorKind.TYPE.value: _("Types"),
        AnchorKind.DOCUMENT.value: _("Documents"),
    }.get(kind, kind)
