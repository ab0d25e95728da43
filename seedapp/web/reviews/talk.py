"""What is said about a revision, at its places: the threads in view and what the reader may do with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from seedapp.feedback.models import Thread


@dataclass(frozen=True)
class ThreadCard:
    """A thread as a page shows it. `address` takes its answers and whether it is settled; "" for readers."""

    thread: Thread
    name: str
    address: str
    may_settle: bool


@dataclass
class Place:
    """Something that can be commented on. `id` marks it in the page."""

    kind: str
    anchor: str
    title: str
    cards: list[ThreadCard] = field(default_factory=list)

    @property
    def id(self) -> str:
        return id_of(self.kind, self.anchor)

    @property
    def open_count(self) -> int:
        return sum(1 for card in self.cards if card.thread.is_open)


@dataclass(frozen=True)
class Talk:
    """The conversation on a page. `say_url` takes new comments; "" where nothing can be said."""

    places: dict[tuple[str, str], Place]
    say_url: str
    count: int

    def at(self, kind: str, anchor: str) -> Place:
        return self.places.get((kind, anchor)) or Place(kind, anchor, anchor)


def talk_on(
    titles: dict[tuple[str, str], str],
    threads: Iterable[Thread],
    card: Callable[[Thread, int], ThreadCard],
    say_url: str = "",
) -> Talk:
    """`titles` come from `places_in`; `threads` stand in the order in which they were begun."""
    by_place: defaultdict[tuple[str, str], list[ThreadCard]] = defaultdict(list)
    count = 0
    for count, thread in enumerate(threads, 1):
        by_place[thread.anchor_kind, thread.anchor].append(card(thread, count))
    places = {
        (kind, anchor): Place(kind, anchor, title, by_place[kind, anchor])
        for (kind, anchor), title in titles.items()
    }
    return Talk(places, say_url, count)


def id_of(kind: str, anchor: str) -> str:
    """The HTML id of a place in the pages of a revision."""
    return f"{kind}-{anchor}" if anchor else kind
