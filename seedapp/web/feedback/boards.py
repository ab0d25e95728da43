"""The threads of a design as the team's page lists them: what is open first, then what weighs most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from seedapp.core.anchors import Anchor
from seedapp.feedback.models import Severity, Suggestion, Thread
from seedapp.feedback.policy import may_do, wrote
from seedapp.feedback.states import DEEDS
from seedapp.feedback.triage import HEAVIEST_FIRST
from seedapp.specification.models import lightly
from seedapp.web.reading.whereabouts import Whereabouts
from seedapp.web.visit import Visit
from seedapp.workspaces.access import allows
from seedapp.workspaces.models import Role

from .whereabouts import Compass


@dataclass(frozen=True)
class TeamThread:
    """`may` are the deeds (feedback.states) that the member may do; `own` the comments that they wrote."""

    thread: Thread
    place: Whereabouts
    revision: int
    may_answer: bool
    may: tuple[str, ...]
    own: frozenset[int] = frozenset()

    @property
    def suggestion(self) -> Suggestion | None:
        """The concrete change that it proposes."""
        return getattr(self.thread, "suggestion", None)


@dataclass
class Group:
    """The threads on one thing."""

    title: str
    kind: str
    url: str
    threads: list[TeamThread] = field(default_factory=list)

    @property
    def open_count(self) -> int:
        return sum(1 for one in self.threads if one.thread.is_open)


def threads_of(here: Visit) -> QuerySet[Thread]:
    found = Thread.objects.filter(round__revision__design=here.design)
    rows = lightly(found.select_related("round__revision", "suggestion"), "round__revision")
    return rows.prefetch_related("comments__reviewer", "comments__versions", "turns")


def as_team_sees(here: Visit, thread: Thread, compass: Compass) -> TeamThread:
    return TeamThread(
        thread=thread,
        place=compass.find(thread),
        revision=thread.round.revision.number,
        may_answer=allows(here.member.role, Role.REVIEWER),
        own=frozenset(one.pk for one in thread.comments.all() if wrote(one, member=here.member.user)),
        may=tuple(deed for deed in DEEDS if may_do(deed, thread, here.member)),
    )


def groups_of(threads: Iterable[TeamThread]) -> list[Group]:
    """One group a thing that threads stand on, the heaviest open thread deciding which comes first."""
    groups: dict[Anchor, Group] = {}
    for one in sorted(threads, key=_order):
        place = one.place
        key = place.placed.stands_on.whole
        groups.setdefault(key, Group(place.thing, key.kind, place.url)).threads.append(one)
    return list(groups.values())


def _order(one: TeamThread) -> tuple[bool, int, int]:
    return not one.thread.is_open, HEAVIEST_FIRST.index(Severity(one.thread.severity)), one.thread.pk
