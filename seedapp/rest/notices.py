"""A person's notices through the REST API: what concerns them, what is read, and when mail comes."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.accounts.models import Token
from seedapp.designs.models import Design
from seedapp.notices import changes
from seedapp.notices.models import Kind, Mail, Notice, NoticeQuerySet, Preference, Reader
from seedapp.notices.mornings import time_zones
from seedapp.notices.readers import reader_of
from seedapp.notices.visible import notices_of
from seedapp.notices.wording import quote_of, sentence_of
from seedapp.workspaces.models import Workspace

from .lists import Listing, page_serializer
from .members import Members, Name, Whole, values_of
from .query import Filter, one_of
from .repeats import once
from .versions import tagged, unchanged_since
from .views import RestView
from .workspaces import refuse_narrow_tokens

MOST_EXCEPTIONS = 500


class NoticeMembers(serializers.Serializer[Any]):
    """Something that concerns you."""

    id = serializers.IntegerField(source="pk")
    kind = serializers.ChoiceField(choices=Kind.values)
    workspace = serializers.CharField(source="workspace_slug")
    design = serializers.CharField(source="design_slug")
    number = serializers.IntegerField(
        source="change.number", default=None, allow_null=True, help_text="Of the change in the journal."
    )
    about = serializers.CharField(help_text="The thing, as the journal has it: `feedback.thread:7`.")
    title = serializers.CharField(help_text="What it was called.")
    by = serializers.CharField(source="by_name")
    words = serializers.SerializerMethodField(help_text="What happened, in one sentence.")
    quote = serializers.SerializerMethodField(help_text="What was written, not all of a long text.")
    at = serializers.DateTimeField()
    read_at = serializers.DateTimeField(allow_null=True)

    def get_words(self, row: Notice) -> str:
        return sentence_of(row)

    def get_quote(self, row: Notice) -> str:
        return quote_of(row)


class UptoMembers(Members):
    """How far one has read."""

    upto = Whole(min_value=1, required=False, help_text="The `id` of the newest that was seen; else all.")


class MarkedMembers(serializers.Serializer[Any]):
    """What came of it."""

    marked = serializers.IntegerField(help_text="How many were unread.")


class ExceptionMembers(Members):
    """Other mail than usual, for a workspace or one design of it."""

    workspace = Name(max_length=80)
    design = Name(max_length=80, required=False, allow_null=True, default=None, help_text="null for all.")
    mail = serializers.ChoiceField(choices=Mail.values)


class PreferenceMembers(Members):
    """When mail comes. In the pages notices are always shown."""

    mail = serializers.ChoiceField(choices=Mail.values, help_text="Where nothing else is chosen.")
    time_zone = serializers.ChoiceField(
        choices=["", *time_zones()],
        required=False,
        help_text="Of the daily mail; empty for that of the installation.",
    )
    morning_hour = Whole(min_value=0, max_value=23, required=False)
    exceptions = serializers.ListField(
        child=ExceptionMembers(),
        required=False,
        max_length=MOST_EXCEPTIONS,
        help_text="All of them: what is left out goes.",
    )


class _Unread(Filter):
    def narrow(self, rows: QuerySet[Any], value: Any) -> QuerySet[Any]:
        return rows.filter(read_at__isnull=bool(value))


class Notices(RestView):
    """What concerns the person who asks."""

    tag = "Notices"
    is_tagged = True
    listings = {
        "list_notices": Listing(
            filters={
                "unread": _Unread(serializers.BooleanField(help_text="true: only those not read."), ()),
                "kind": one_of(serializers.ChoiceField(choices=Kind.values), "kind"),
                "workspace": one_of(serializers.CharField(max_length=80), "workspace_slug"),
                "design": one_of(serializers.CharField(max_length=80), "design_slug"),
            },
            sorts={"id": "pk"},
        )
    }

    @extend_schema(responses={200: page_serializer("notices", NoticeMembers)})
    def list_notices(self, request: Request) -> HttpResponseBase:
        """List your notices

        Oldest first; `sort=-id` turns it round. They are kept for 90 days.
        """
        rows = self._rows().select_related("change")
        designs = Design.objects.filter(pk=OuterRef("design_id"))
        rows = rows.annotate(
            design_slug=Subquery(designs.values("slug")[:1]),
            workspace_slug=Subquery(designs.values("workspace__slug")[:1]),
        )
        listing = self.listings["list_notices"]
        return listing.answer(request, rows, self.asked, lambda row: NoticeMembers(row).data)

    @extend_schema(request=UptoMembers, responses={200: MarkedMembers})
    def mark_notices(self, request: Request) -> HttpResponseBase:
        """Mark your notices as read

        Those up to one that was seen, or all.
        """
        upto = values_of(UptoMembers(data=request.data)).get("upto")
        rows = self._rows() if upto is None else self._rows().filter(pk__lte=upto)
        return once(request, lambda: Response({"marked": changes.mark_read(rows)}))

    @extend_schema(request=None, responses={200: MarkedMembers})
    def mark_notice(self, request: Request, pk: int) -> HttpResponseBase:
        """Mark one notice as read"""
        get_object_or_404(self._rows(), pk=pk)
        return once(request, lambda: Response({"marked": changes.mark_read(self._rows().filter(pk=pk))}))

    def _rows(self) -> NoticeQuerySet:
        only_in = self.request.auth.only_in if isinstance(self.request.auth, Token) else None
        return notices_of(self.person, only_in)


class NoticePreferences(RestView):
    """When mail comes to the person who asks."""

    tag = "Notices"
    is_tagged = True

    @extend_schema(responses=PreferenceMembers)
    def read_notice_preferences(self, request: Request) -> HttpResponseBase:
        """Read when mail comes"""
        refuse_narrow_tokens(request)
        return tagged(request, self._shown())

    @extend_schema(request=PreferenceMembers(partial=True), responses={200: PreferenceMembers})
    def edit_notice_preferences(self, request: Request) -> HttpResponseBase:
        """Choose when mail comes

        `If-Match` names what you have seen. What waits to be mailed follows.
        """
        refuse_narrow_tokens(request)
        values = values_of(PreferenceMembers(data=request.data, partial=True))
        with transaction.atomic():
            unchanged_since(request, self._shown(), request.data)
            reader = reader_of(self.person)
            usual = {name: values[name] for name in ("time_zone", "morning_hour") if name in values}
            changes.choose_usual(reader, mail=values.get("mail", reader.mail), **usual)
            if "exceptions" in values:
                self._replace(reader, values["exceptions"])
        return tagged(request, self._shown())

    def _replace(self, reader: Reader, wanted: list[dict[str, Any]]) -> None:
        chosen = {self._place(one): one["mail"] for one in wanted}
        for workspace in self.person.workspaces.prefetch_related("designs"):
            places: list[Workspace | Design] = [workspace, *workspace.designs.all()]
            for where in places:
                changes.choose_for(reader, where, mail=chosen.get(where, ""))

    def _place(self, one: dict[str, Any]) -> Workspace | Design:
        """Raises ValidationError for what the person does not belong to."""
        workspace = self.person.workspaces.filter(slug=one["workspace"]).first()
        if workspace is None:
            raise serializers.ValidationError({"exceptions": [_("You are in no such workspace.")]})
        if one["design"] is None:
            return workspace
        design = workspace.designs.filter(slug=one["design"]).first()
        if design is None:
            raise serializers.ValidationError({"exceptions": [_("The workspace has no such design.")]})
        return design

    def _shown(self) -> dict[str, Any]:
        reader = Reader.objects.filter(user=self.person).first() or Reader(user=self.person)
        mails = {(one.workspace_id, one.design_id): one.mail for one in _kept(reader)}
        exceptions = []
        for workspace in self.person.workspaces.order_by("slug").prefetch_related("designs"):
            if (workspace.pk, None) in mails:
                mail = mails[workspace.pk, None]
                exceptions.append({"workspace": workspace.slug, "design": None, "mail": mail})
            exceptions += [
                {"workspace": workspace.slug, "design": one.slug, "mail": mails[workspace.pk, one.pk]}
                for one in workspace.designs.all()
                if (workspace.pk, one.pk) in mails
            ]
        usual = {name: getattr(reader, name) for name in ("mail", "time_zone", "morning_hour")}
        return {**usual, "exceptions": exceptions}


def _kept(reader: Reader) -> QuerySet[Preference]:
    return Preference.objects.filter(reader=reader.pk)
