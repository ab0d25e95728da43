"""What is said about a revision, at its spots: counted in one query, and read only where it is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Prefetch, Q, QuerySet

from seedapp.feedback.models import Comment, Suggestion, Thread
from seedapp.specification.models import lightly

from .standing import Standing

MOST_IN_PLACE = 200
"""A page that would show more threads shows how many there are, and each spot's when they are asked for."""

Where = tuple[str, str]
"""Kind and identity of what a thread is about."""


@dataclass(frozen=True)
class ThreadCard:
    """A thread as a page shows it. `address` takes its answers and whether it is settled; "" for readers.

    `own` are the ids of the reader's own comments, which they may edit. `standing` tells where its thing
    stands, where the thread began on another revision or there is a later one.
    """

    thread: Thread
    name: str
    address: str
    may_settle: bool
    own: frozenset[int] = frozenset()
    standing: Standing | None = None

    @property
    def suggestion(self) -> Suggestion | None:
        """The concrete change that it proposes."""
        return getattr(self.thread, "suggestion", None)

    @property
    def part(self) -> str:
        """The part of its thing at which it stands: as that is called in this revision, where it is known."""
        if self.standing is None or self.standing.is_later:
            return self.thread.part
        stands_on = self.standing.place.placed.stands_on
        is_there = (stands_on.kind, stands_on.uid) == (self.thread.anchor_kind, self.thread.anchor)
        return stands_on.part if is_there else self.thread.part


@dataclass(frozen=True)
class Tally:
    total: int = 0
    open: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.total + other.total, self.open + other.open)


@dataclass(frozen=True)
class Talk:
    """The conversation on a page. `say_url` takes new comments; "" where nothing can be said.

    `card` makes a card of a thread and its number among those `numbered` (None: all `threads`), from 1, in
    the order of their ids; 0 where it is not one of them. `name` gives what marks it in the page.
    """

    threads: QuerySet[Thread]
    card: Callable[[Thread, int], ThreadCard]
    name: Callable[[Thread, int], str] = lambda _thread, number: f"thread-{number}"
    say_url: str = ""
    numbered: QuerySet[Thread] | None = None

    @cached_property
    def tallies(self) -> Mapping[Where, Tally]:
        """How many threads there are on each thing and its parts."""
        rows = self.threads.order_by().values_list("anchor_kind", "anchor")
        counted = rows.annotate(total=Count("pk"), open=Count("pk", filter=Q(state="open")))
        return {(kind, uid): Tally(total, open_) for kind, uid, total, open_ in counted}

    @property
    def count(self) -> int:
        return sum(one.total for one in self.tallies.values())

    def tally(self, kind: str, uid: str) -> Tally:
        return self.tallies.get((kind, uid), Tally())

    def name_of(self, thread: Thread) -> str:
        """What marks a thread in the page that shows it in its place; "" where too much is said for that."""
        if self.count > MOST_IN_PLACE:
            return ""
        return self.name(thread, self.numbers.get(thread.pk, 0))

    def on(
        self, wheres: Iterable[Where], ids: Collection[int] | None = None
    ) -> Mapping[Where, list[ThreadCard]]:
        """The threads on some things, or those of `ids` among them, in the order in which they were begun."""
        asked = [where for where in wheres if where in self.tallies]
        found: defaultdict[Where, list[ThreadCard]] = defaultdict(list)
        if not asked:
            return found
        chosen = Q()
        for kind in {kind for kind, _uid in asked}:
            chosen |= Q(anchor_kind=kind, anchor__in=[uid for of, uid in asked if of == kind])
        if ids is not None:
            chosen &= Q(pk__in=ids)
        rows = Comment.objects.select_related("reviewer").prefetch_related("versions")
        told = (Prefetch("comments", rows), "turns", "attachments")
        threads = self.threads.filter(chosen).select_related("suggestion", "round__revision")
        threads = lightly(threads, "round__revision")
        for thread in threads.order_by("pk").prefetch_related(None).prefetch_related(*told):
            where = (thread.anchor_kind, thread.anchor)
            found[where].append(self.card(thread, self.numbers.get(thread.pk, 0)))
        return found

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """A thread's id → its number among those that have one."""
        counted = self.threads if self.numbered is None else self.numbered
        ids = counted.order_by("pk").values_list("pk", flat=True)
        return {pk: number for number, pk in enumerate(ids, 1)}
