"""The threads of a design as the team's page lists them: what is open first, then what weighs most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from seedapp.feedback.models import Severity, Thread
from seedapp.feedback.policy import may_do
from seedapp.feedback.states import DEEDS
from seedapp.web.visit import Visit
from seedapp.workspaces.access import allows
from seedapp.workspaces.models import Role

from .whereabouts import Compass, Whereabouts

_WEIGHTS = {
    Severity.MUST_FIX.value: 0,
    Severity.SHOULD_FIX.value: 1,
    Severity.SUGGESTION.value: 2,
    Severity.QUESTION.value: 3,
}


@dataclass(frozen=True)
class TeamThread:
    thread: Thread
    place: Whereabouts
    revision: int
    may_answer: bool
    may: tuple[str, ...]


@dataclass
class Group:
    """The threads on one thing."""

    place: Whereabouts
    threads: list[TeamThread] = field(default_factory=list)

    @property
    def open_count(self) -> int:
        return sum(1 for one in self.threads if one.thread.is_open)


def threads_of(here: Visit) -> QuerySet[Thread]:
    found = Thread.objects.filter(round__revision__design=here.design)
    return found.select_related("round__revision").prefetch_related("comments__reviewer", "turns")


def as_team_sees(here: Visit, thread: Thread, compass: Compass) -> TeamThread:
    return TeamThread(
        thread=thread,
        place=compass.find(thread),
        revision=thread.round.revision.number,
        may_answer=allows(here.member.role, Role.REVIEWER),
        may=tuple(deed for deed in DEEDS if may_do(deed, thread, here.member)),
    )


def groups_of(threads: Iterable[TeamThread]) -> list[Group]:
    """One group a thing, the heaviest open thread deciding which comes first."""
    groups: dict[tuple[str, str], Group] = {}
    for one in sorted(threads, key=_order):
        key = (one.thread.anchor_kind, one.thread.anchor)
        groups.setdefault(key, Group(one.place)).threads.append(one)
    return list(groups.values())


def _order(one: TeamThread) -> tuple[bool, int, int]:
    return not one.thread.is_open, _WEIGHTS.get(one.thread.severity, 9), one.thread.pk
