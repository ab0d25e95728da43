"""The things of a design, one room like the other: list, read, add, edit, delete.

A room says what differs (`rest/actors.py` is the pattern); what is here holds for all: pages, filters,
tags, versions, idempotency keys, and conflicts with both sides.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, ClassVar, TypeVar
from urllib.parse import quote

from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.history.changes import state_at
from seedapp.history.rows import Gone, Stale
from seedapp.prepared.asking import Asked, Prepared

from .lists import Listing
from .members import Thing, values_of, with_version
from .problems import Refusal
from .query import Fields
from .repeats import once, once_ready
from .versions import changed, collision, seen_version, tag_of, tagged
from .views import InDesign

Made = TypeVar("Made")


class Things(InDesign):
    """Things of one kind in a design, each known by its key.

    `thing` and `things` are their words in operation ids: `actor`, `actors`.
    """

    thing: ClassVar[str]
    things: ClassVar[str]
    serializer_class: ClassVar[type[Thing]]
    key: ClassVar[str] = "key"  # the column, and the part of the address
    listing: ClassVar[Listing] = Listing()
    by_name: ClassVar[Prepared[Any] | None] = None  # one of `rows`, where these need nothing more to be shown
    is_tagged = True

    # What a room says.

    def rows(self) -> QuerySet[Any]:
        """All things of this kind in the design, with what showing them needs."""
        raise NotImplementedError

    def add(self, values: dict[str, Any]) -> Any:
        """One new thing, by the room's change function."""
        raise NotImplementedError

    def edit(self, row: Any, seen: int, values: dict[str, Any]) -> Any:
        """The thing as it is after the room's change function. Raises Stale and Gone."""
        raise NotImplementedError

    def remove(self, row: Any) -> None:
        """Delete it, by the room's change function."""
        raise NotImplementedError

    def name_of(self, row: Any) -> tuple[str, ...]:
        """What stands for a thing in its address, behind that of the list."""
        return (str(getattr(row, self.key)),)

    # What holds for all.

    def list(self, request: Request, **address: str) -> HttpResponseBase:
        return self.listing.answer(request, self.rows(), self.asked, self.shown)

    def create(self, request: Request, **address: str) -> HttpResponseBase:
        values = values_of(self.serializer(data=request.data))
        return added(lambda: once(request, lambda: self._added(values)))

    def _added(self, values: dict[str, Any]) -> Response:
        row = self.add(values)
        shown = self.shown(row)
        place = "/".join([self.request.path, *(quote(part, safe="") for part in self.name_of(row))])
        headers = {"Location": place, "ETag": tag_of(shown, row.row_version)}
        return Response(shown, status=status.HTTP_201_CREATED, headers=headers)

    def retrieve(self, request: Request, **address: str) -> HttpResponseBase:
        row = self.one()
        return tagged(request, self.shown(row), row.row_version)

    def partial_update(self, request: Request, **address: str) -> HttpResponseBase:
        sent, named = with_version(request)
        try:
            return once_ready(request, lambda: self._edit(sent, named))
        except Stale as stale:
            if named is None:  # If-Match held when it was looked at, and does not any more
                raise changed(self.shown(self.one()), sent) from stale
            raise self._collision(stale, sent, named) from stale

    def _edit(self, sent: Any, named: int | None) -> Callable[[], Response]:
        """What is to be done: the version that it claims says whether it holds what was read here."""
        row = self.one()
        seen = self._seen(row, named, sent)
        values = values_of(self.serializer(row, data=sent, partial=True))
        return lambda: self._edited(row, seen, sent, values)

    def _edited(self, row: Any, seen: int, sent: Any, values: dict[str, Any]) -> Response:
        version = row.row_version
        edited = self.edit(row, seen, values)
        if "HTTP_IF_MATCH" in self.request.META and edited.row_version > version + 1:
            raise changed(self.shown(edited), sent)  # merged with what came in between, and so taken back
        shown = self.shown(edited)
        return Response(shown, headers={"ETag": tag_of(shown, edited.row_version)})

    def destroy(self, request: Request, **address: str) -> HttpResponseBase:
        with transaction.atomic():
            row = self.one(is_locked=True)
            seen = self._seen(row, self.asked.get("row_version"), None)
            if seen != row.row_version:
                raise self._collision(Stale(row), None, seen)
            self.remove(row)
        return Response(status=status.HTTP_204_NO_CONTENT)

    def one(self, *, is_locked: bool = False) -> Any:
        """The thing that the address names. Raises Http404."""
        name = {self.key: self.kwargs[self.key]}
        if self.by_name is None or is_locked:
            rows = self.rows().select_for_update(of=("self",)) if is_locked else self.rows()
            return get_object_or_404(rows, **name)
        row = self.by_name.first(design=self.design.pk, **name)
        if row is None:
            raise Http404
        row.design = self.design
        return row

    def serializer(self, *args: Any, **kwargs: Any) -> Thing:
        """The serializer, which knows the design that keys in a body have to be of."""
        return self.serializer_class(*args, **kwargs, context={"design": self.design})

    def shown(self, row: Any) -> dict[str, Any]:
        return dict(showing(self.serializer_class).to_representation(row))

    def known_query(self) -> Fields:
        if self.action == "list":
            return self.listing.query
        return {"row_version": _SEEN} if self.action == "destroy" else {}

    def as_members(self, facts: dict[str, Any]) -> dict[str, Any]:
        """What the journal keeps of a thing, under the names of its members."""
        fields = showing(self.serializer_class).fields
        return {name: facts[one.source] for name, one in fields.items() if one.source in facts}

    def _seen(self, row: Any, named: int | None, sent: Any) -> int:
        return seen_version(self.request, row.row_version, lambda: self.shown(row), named, sent)

    def _collision(self, stale: Stale, sent: Any, seen: int) -> Exception:
        theirs = self.rows().filter(pk=stale.current.pk).first()
        if theirs is None:
            return Gone(type(stale.current), stale.current.pk)
        facts = state_at(theirs, seen)
        base = None if facts is None else self.as_members(facts)
        both = {one.field for one in stale.collisions}
        fields = showing(self.serializer_class).fields
        members = [name for name, one in fields.items() if one.source in both]
        return collision(self.shown(theirs), sent, base, members)


@cache
def showing(serializer: type[Thing]) -> Thing:
    """A serializer that shows and never reads: nothing of it depends on the request, so one serves all."""
    return serializer()


def by_key(model: type[Model]) -> Prepared[Any]:
    """A thing by its design and its key."""
    return Prepared(
        lambda: model._default_manager.filter(design_id=Asked("design"), key=Asked("key")).order_by()
    )


def added(add: Callable[[], Made]) -> Made:
    """What `add` makes in a transaction of its own. Where somebody else took its key at that moment, it
    chooses again."""
    for _attempt in range(_ATTEMPTS):
        try:
            return add()
        except IntegrityError:
            continue
    raise Refusal("refused", _("Others add the same at this moment. Send the request again."))


_ATTEMPTS = 3
_SEEN = serializers.IntegerField(
    min_value=1, help_text="The version that you have seen, where no `If-Match` says it."
)
