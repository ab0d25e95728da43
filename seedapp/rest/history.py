"""The journal of a design through the REST API: read, undo, and the design at any past moment."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.core import design_file
from seedapp.history.models import Change, Written
from seedapp.moments.changes import Unchanged, restore_moment
from seedapp.moments.reading import NoMoment, value_at
from seedapp.moments.undoing import CannotUndo, WrittenSince, can_undo, undo

from .files import YAMLText
from .json_values import AnyJson
from .lists import Listing, page_serializer
from .members import Members, values_of
from .problems import Refusal
from .query import Filter, one_of
from .repeats import once
from .versions import collision, tagged
from .views import InDesign

_YAML = {(200, "application/yaml"): OpenApiTypes.OBJECT}


class ChangeMembers(serializers.Serializer[Any]):
    """One write: who did what to which thing, with before and after."""

    number = serializers.IntegerField(help_text="Counts the changes of the design, without gaps.")
    at = serializers.DateTimeField()
    by = serializers.CharField(source="by_name", help_text="As they were called then.")
    verb = serializers.CharField(help_text="Dotted and stable, as `actors.added`.")
    target = serializers.CharField(help_text="What the thing was called then, as `actor:commuter`.")
    thing = serializers.CharField(help_text="The same thing through every rename; empty where there is none.")
    row_version = serializers.IntegerField(allow_null=True, help_text="Of the thing, after the write.")
    title = serializers.CharField()
    before = AnyJson(help_text="The thing before; null where it was not there.")
    after = AnyJson(help_text="The thing after; null where it is gone.")
    undoes = serializers.IntegerField(allow_null=True, help_text="The number of the change that it undid.")
    undone = serializers.SerializerMethodField()
    can_be_undone = serializers.SerializerMethodField()

    def get_undone(self, row: Change) -> bool:
        return row.undone_at is not None

    def get_can_be_undone(self, row: Change) -> bool:
        return can_undo(row)


class UndoMembers(Members):
    """How a change is undone."""

    again = serializers.ChoiceField(
        choices=("ask", "keep", "set"),
        required=False,
        help_text=(
            "What becomes of fields that were written again since: `ask` (as usual) refuses with both texts, "
            "`keep` leaves them, `set` sets them back too."
        ),
    )


class _OfThing(Filter):
    """The changes that a thing was touched by, also those of other things that took it along."""

    def narrow(self, rows: QuerySet[Any], value: Any) -> QuerySet[Any]:
        return rows.filter(Q(thing=value) | Q(pk__in=Written.objects.filter(thing=value).values("change")))


_FILTERS = {
    "thing": _OfThing(serializers.CharField(max_length=80, help_text="As `thing` has it."), ()),
    "verb": one_of(serializers.CharField(max_length=60, help_text="As `actors.edited`."), "verb"),
    "room": one_of(
        serializers.RegexField(r"^[a-z_]+\Z", max_length=40, help_text="As `actors`: verbs that begin so."),
        "verb__startswith",
    ),
    "after": one_of(
        serializers.IntegerField(min_value=0, max_value=2**62, help_text="Behind this number."), "number__gt"
    ),
}


class History(InDesign):
    """The journal of a design."""

    tag = "History"
    listings = {"list_changes": Listing(_FILTERS, {"number": "number"})}

    @extend_schema(responses={200: page_serializer("changes", ChangeMembers)})
    def list_changes(self, request: Request, **address: str) -> HttpResponseBase:
        """List the changes

        Every write by every door, oldest first; `sort=-number` turns that round. `thing` follows one thing
        through its renames.
        """
        return self.listings["list_changes"].answer(request, self._rows(), self.asked, _shown)

    @extend_schema(responses={200: ChangeMembers})
    def read_change(self, request: Request, number: int, **address: str) -> HttpResponseBase:
        """Read one change"""
        return tagged(request, _shown(self._one(number)))

    @extend_schema(request=UndoMembers, responses={200: ChangeMembers})
    def undo_change(self, request: Request, number: int, **address: str) -> HttpResponseBase:
        """Undo a change

        Answers with the change that undid it, which can be undone too. What others wrote since is kept;
        where both wrote the same field, 409 tells both texts (`theirs` are those of now): choose by `again`.
        """
        row = self._one(number)
        again = values_of(UndoMembers(data=request.data)).get("again", "ask")

        def do() -> Response:
            try:
                return Response(_shown(undo(row, design=self.design, by=self.person, again=again)))
            except WrittenSince as since:
                theirs, yours, base = (
                    {one.field: getattr(one, side) for one in since.collisions}
                    for side in ("theirs", "mine", "base")
                )
                raise collision(theirs, yours, base, [*theirs]) from since
            except CannotUndo as reason:
                raise Refusal("refused", str(reason)) from reason

        return once(request, do)

    @extend_schema(request=None, responses={200: ChangeMembers})
    def restore_moment(self, request: Request, number: int, **address: str) -> HttpResponseBase:
        """Restore a past moment

        The design becomes what it was right after that change. Things keep their identities; it is one
        change, which can be undone. 409 where the moment is not known or nothing would change.
        """
        self._one(number)

        def do() -> Response:
            try:
                change = restore_moment(self.design, number=number, by=self.person)
            except (NoMoment, Unchanged) as reason:
                raise Refusal("refused", str(reason)) from reason
            return Response(_shown(change), status=status.HTTP_200_OK)

        return once(request, do)

    def _rows(self) -> QuerySet[Change]:
        return Change.objects.filter(design_id=self.design.pk)

    def _one(self, number: int) -> Change:
        return get_object_or_404(self._rows(), number=number)


class Moments(InDesign):
    """The design as it was."""

    tag = "History"
    is_tagged = True
    renderer_classes = (YAMLText,)

    @extend_schema(responses=_YAML)
    def read_moment(self, request: Request, number: int, **address: str) -> HttpResponseBase:
        """Export a past moment as a design file

        The design right after that change. Compare two of them with `seed diff`, or import one.
        """
        try:
            return tagged(request, design_file.dump(value_at(self.design, number)))
        except NoMoment as reason:
            raise Refusal("not-found", str(reason)) from reason


def _shown(row: Change) -> dict[str, Any]:
    return dict(ChangeMembers(row).data)
