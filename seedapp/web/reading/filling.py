"""Fills the holes of a page for one visit: ways to comment, what is said, what changed, addresses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .holes import Name, Skeleton
from .since import Since
from .talk import MOST_IN_PLACE, Talk, Tally, ThreadCard, Where

Address = Callable[..., str]


@dataclass(frozen=True)
class Filling:
    """`address(name, *args)` gives an address of the pages of this visit; `since` what changed, if anything.

    `in_full` are the things whose threads are shown in their places, for the others only how many there are.
    `more` fills holes that only one page has, by their first word.
    """

    request: HttpRequest
    talk: Talk
    address: Address
    since: Since | None = None
    in_full: Collection[Where] = ()
    more: Mapping[str, Callable[..., str]] = field(default_factory=dict)

    def filled(self, skeleton: Skeleton) -> SafeString:
        spots = {name[1:] for name in skeleton.holes if name[0] == "said"}
        return _Page(self, spots).filled(skeleton)

    @cached_property
    def cards(self) -> Mapping[Where, list[ThreadCard]]:
        return self.talk.on(self.in_full)


def in_place(talk: Talk, wheres: Collection[Where]) -> Collection[Where]:
    """All of the things where their threads are few enough to be read in place, else none."""
    total = sum(talk.tally(*where).total for where in wheres)
    return wheres if total <= MOST_IN_PLACE else ()


def told(tally: Tally) -> str:
    """How many comments, each with its answers, and how many of them are open."""
    said = ngettext("%(n)s comment", "%(n)s comments", tally.total) % {"n": tally.total}
    return f"{said}, {_('%(n)s open') % {'n': tally.open}}" if tally.open else said


def badge(tally: Tally) -> str:
    kind = "warning" if tally.open else "neutral"
    return format_html('<span class="badge-kind kind-{}">{}</span>', kind, told(tally))


@dataclass(frozen=True)
class _Page:
    """`spots` are those at which the page shows threads: kind, identity, part."""

    filling: Filling
    spots: Collection[Sequence[str]]
    remembered: dict[object, str] = field(default_factory=dict)

    def filled(self, skeleton: Skeleton) -> SafeString:
        fills: dict[str, Callable[..., str]] = {
            "handle": self._handle,
            "said": self._said,
            "count": self._count,
            "changed": self._changed,
            "changes": self._changes,
            "url": self._url,
            "open": self._open,
            **self.filling.more,
        }

        def fill(name: Name) -> str:
            return fills[name[0]](*name[1:])

        return skeleton.filled(fill)

    def _once(self, what: object, make: Callable[[], str]) -> str:
        """What many holes of a page are filled with is made once."""
        if what not in self.remembered:
            self.remembered[what] = make()
        return self.remembered[what]

    def _url(self, *name: str) -> str:
        return self._once(name, lambda: escape(self.filling.address(*name)))

    def _handle(self, query: str, title: str) -> str:
        if not self.filling.talk.say_url:
            return ""
        return (
            f'<a class="handle" href="{escape(self.filling.talk.say_url)}?{escape(query)}" data-say>'
            f'{self._icon}<span class="visually-hidden">{escape(_("Comment on “%s”") % title)}</span></a>'
        )

    @cached_property
    def _icon(self) -> str:
        return render_to_string("reading/_handle_icon.html")

    def _said(self, kind: str, uid: str, part: str) -> str:
        """Threads on parts that have no line of their own stand with the whole."""
        if (kind, uid) not in self.filling.in_full:
            return "" if part else self._elsewhere(kind, uid)
        cards = [
            card
            for card in self.filling.cards.get((kind, uid), ())
            if card.part == part or (not part and (kind, uid, card.part) not in self.spots)
        ]
        if not cards:
            return ""
        return render_to_string("reading/_said.html", {"cards": cards}, self.filling.request)

    def _elsewhere(self, kind: str, uid: str) -> str:
        """The way to threads that are too many to stand here."""
        tally = self.filling.talk.tally(kind, uid)
        if not tally.total:
            return ""
        address = f"{self.filling.address('said')}?{urlencode({'kind': kind, 'anchor': uid})}"
        return format_html('<p><a href="{}">{}</a></p>', address, _("Read what is said: %s") % told(tally))

    def _open(self, kind: str, uid: str) -> str:
        return "open" if self.filling.talk.tally(kind, uid).total else ""

    def _count(self, kind: str, uid: str) -> str:
        tally = self.filling.talk.tally(kind, uid)
        if not tally.total:
            return ""
        return self._once(tally, lambda: badge(tally))

    def _changed(self, uid: str) -> str:
        if self.filling.since is None or not self.filling.since.by_operation.get(uid):
            return ""
        return self._once(
            "changed", lambda: format_html('<span class="badge-kind kind-hint">{}</span>', _("changed"))
        )

    def _changes(self, uid: str) -> str:
        since = self.filling.since
        if since is None or not (changes := since.by_operation.get(uid)):
            return ""
        return render_to_string("reading/_changes.html", {"since": since, "changes": changes})
