"""What the pages of a revision show to one visit: goals, contract, an operation, a type, what is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from seedapp.core.anchors import Anchor, Kind
from seedapp.specification.indexing import frozen_index
from seedapp.specification.models import Revision

from .addresses import Addresses
from .contract import contract_skeleton, has_type, things_of, type_skeleton
from .filling import Filling, in_place, told
from .frozen import documents_of, is_large, named_document, reading_of
from .goals import goals_of, goals_skeleton, id_of
from .operations import find_operation, operation_skeleton
from .since import Since, changes_since
from .spots import DOCUMENT, JOB, OPERATION, TYPE, spot_of_type, spots_of
from .talk import Talk, ThreadCard, Where

THREADS_A_PAGE = 100


@dataclass(frozen=True)
class Reading:
    """One visit to a revision. `before` is the revision that the reader saw last, if any.

    `goal` gives what stands below a goal: the form of a reviewer, or what reviewers said.
    """

    request: HttpRequest
    revision: Revision
    talk: Talk
    addresses: Addresses
    before: Revision | None
    goal: Callable[[str, str], str]

    @cached_property
    def language(self) -> str:
        return get_language() or ""

    def goals(self) -> dict[str, Any]:
        shown = [(JOB, one.spot.uid) for one in goals_of(self.revision, self.language)]
        wheres = [(DOCUMENT, ""), *shown, *self._other_jobs(shown)]
        more: dict[str, Callable[..., str]] = {
            "goal": self.goal,
            "elsewhere": self._elsewhere(self._other_jobs(shown)),
        }
        filling = self._filling(in_place(self.talk, wheres), more=more)
        return {"content": filling.filled(goals_skeleton(self.revision, self.language))}

    def contract(self, service: str) -> dict[str, Any]:
        """Raises Http404 for a service without a document."""
        document = named_document(self.revision, service)
        reading = reading_of(self.revision, service, self.language)
        things = (
            [(DOCUMENT, service)] if is_large(reading) else things_of(self.revision, service, self.language)
        )
        since = self._since(service)
        filling = self._filling(in_place(self.talk, things), since, {"gone": self._gone})
        return {
            "content": filling.filled(contract_skeleton(self.revision, service, self.language)),
            "document": document,
            "since": since,
            "contract_urls": [(one, self.addresses("contract", one.service_key)) for one in self._documents],
        }

    def operation(self, service: str, name: str) -> dict[str, Any]:
        """Raises Http404 for an operation that is not in the document."""
        document, found = named_document(self.revision, service), find_operation(self.revision, service, name)
        if found is None:
            raise Http404
        spots = spots_of(self.revision, name)
        filling = self._filling(in_place(self.talk, [(OPERATION, name)]), self._since(service))
        return {
            "content": filling.filled(operation_skeleton(self.revision, service, name, self.language)),
            "document": document,
            "title": spots.whole.title if spots else name,
            "method": found[1].upper(),
            "path": found[0],
            "back": f"{self.addresses('contract', service)}#operation-{name}",
        }

    def type(self, service: str, name: str) -> dict[str, Any]:
        """Raises Http404 for a type that is not in the document."""
        document = named_document(self.revision, service)
        if not has_type(self.revision, service, name):
            raise Http404
        filling = self._filling(in_place(self.talk, [(TYPE, spot_of_type(self.revision, name).uid)]))
        return {
            "content": filling.filled(type_skeleton(self.revision, service, name, self.language)),
            "document": document,
            "title": name,
            "back": f"{self.addresses('contract', service)}#type-{name}",
        }

    def said(self, where: Where, page: str) -> dict[str, Any]:
        """All threads on one thing, in portions. Raises Http404 where there is none."""
        if where not in self.talk.tallies:
            raise Http404
        threads = self.talk.threads.filter(anchor_kind=where[0], anchor=where[1]).order_by("pk")
        portion = Paginator(threads, THREADS_A_PAGE).get_page(page)
        cards = self.talk.on([where], [one.pk for one in portion])[where]
        return {
            "cards": cards,
            "portion": portion,
            "title": cards[0].thread.anchor_title,
            "where": where,
            "back": self.addresses.of(where),
        }

    @property
    def _documents(self) -> Any:
        return documents_of(self.revision)

    def _since(self, service: str) -> Since | None:
        return changes_since(self.before, self.revision, service, self.language)

    def _filling(
        self,
        wheres: Any,
        since: Since | None = None,
        more: Mapping[str, Callable[..., str]] | None = None,
    ) -> Filling:
        return Filling(self.request, self.talk, self.addresses, since, wheres, more or {})

    def _other_jobs(self, shown: list[Where]) -> list[Where]:
        """Stories that have threads and are not in view: nothing that was said is hidden."""
        return [where for where in self.talk.tallies if where[0] == JOB and where not in shown]

    def _gone(self) -> str:
        """Threads on what is in none of the documents any more, so that none is hidden."""
        index = frozen_index(self.revision)
        wheres = [
            where
            for where in self.talk.tallies
            if where[0] != JOB and index.get(Anchor(cast(Kind, where[0]), where[1])) is None
        ]
        if not wheres:
            return ""
        in_full = bool(in_place(self.talk, wheres))
        context = {
            "places": self._places(wheres) if in_full else (),
            "ways": [] if in_full else [self._way_to(where) for where in wheres],
        }
        return render_to_string("reading/_gone.html", context, self.request)

    def _way_to(self, where: Where) -> tuple[str, str]:
        """The address of all that is said about a thing, and how much that is."""
        query = urlencode({"kind": where[0], "anchor": where[1]})
        return f"{self.addresses('said')}?{query}", told(self.talk.tally(*where))

    def _places(self, wheres: list[Where]) -> list[tuple[str, str, list[ThreadCard]]]:
        """(title, id, threads) of things that have threads."""
        return [
            (cards[0].thread.anchor_title.partition(" › ")[0], id_of(where[1]), cards)
            for where, cards in self.talk.on(wheres).items()
            if cards
        ]

    def _elsewhere(self, wheres: list[Where]) -> Callable[[], str]:
        def fill() -> str:
            places = self._places(wheres)
            return (
                render_to_string("reading/_elsewhere.html", {"places": places}, self.request)
                if places
                else ""
            )

        return fill
