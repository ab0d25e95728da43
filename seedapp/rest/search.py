"""Search across the designs of a workspace through the REST API."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from seedapp.search.find import entries, find
from seedapp.search.models import Entry
from seedapp.search.things import Kind
from seedapp.traffic.repeats import hash_of

from .lists import page_serializer
from .paging import MOST, USUAL
from .problems import Refusal
from .rate_limits import caller
from .versions import tagged
from .views import InWorkspace

_SALT = "seedapp.rest.search"
_CURSOR_LIVES_SECONDS = 24 * 3600


class FoundLine(serializers.Serializer[Any]):
    """A text of a thing that was found."""

    what = serializers.CharField(help_text="What the text is: `description`, `input`, `call`, `comment` …")
    of = serializers.CharField(
        help_text="Of which part: the name of a field, the number of a call, or empty."
    )
    text = serializers.CharField()


class FoundThing(serializers.Serializer[Any]):
    """A thing that has all the words."""

    design = serializers.CharField(help_text="The design's name in addresses.")
    kind = serializers.ChoiceField(choices=Kind.choices)
    target = serializers.CharField(help_text="What the journal calls it: `operation:loans/startLoan`.")
    title = serializers.CharField()
    lines = FoundLine(many=True)


class Search(InWorkspace):
    """What is called or told by all words of a question, in every design of the workspace."""

    tag = "Search"
    is_tagged = True
    needs = {"search_workspace": ("q",)}
    query = {
        "q": serializers.CharField(
            max_length=200, help_text="Words that must all be there; “in quotes” as they stand."
        ),
        "kind": serializers.ChoiceField(choices=Kind.choices, help_text="Things of this kind only."),
        "design": serializers.CharField(max_length=80, help_text="Things of this design only."),
        "limit": serializers.IntegerField(
            min_value=1, max_value=MOST, default=USUAL, help_text=f"How many come at once, at most {MOST}."
        ),
        "cursor": serializers.CharField(
            max_length=1000,
            help_text="Where the next page begins: take it from `next`, with the same question.",
        ),
    }

    @extend_schema(responses={200: page_serializer("found things", FoundThing)})
    def search_workspace(self, request: Request, **address: str) -> HttpResponseBase:
        """Search the designs of a workspace

        Case, accents and the way in which Korean was typed make no difference; a part of a word is enough.
        Things that are called so come before things that tell of it.
        """
        designs = {one.slug: one for one in self.member.workspace.designs.all()}
        slug = self.asked.get("design")
        keys: list[int] = []
        if slug is None or slug in designs:
            only = designs[slug] if slug else None
            keys = find(
                self.member.workspace, self.asked["q"], kind=self.asked.get("kind", ""), design=only
            ).keys
        begin = self._begin(request)
        end = begin + self.asked.get("limit", USUAL)
        slugs = {one.pk: one.slug for one in designs.values()}
        items = [_shown(entry, slugs[entry.design_id]) for entry in entries(keys[begin:end])]
        further = self._address(request, end) if end < len(keys) else None
        headers = {"Link": f'<{further}>; rel="next"'} if further else {}
        return tagged(request, {"items": items, "next": further}, headers=headers)

    def _begin(self, request: Request) -> int:
        if "cursor" not in self.asked:
            return 0
        try:
            bound, begin = signing.loads(self.asked["cursor"], salt=_SALT, max_age=_CURSOR_LIVES_SECONDS)
        except (signing.BadSignature, ValueError, TypeError):
            bound, begin = None, 0
        if bound != self._bound(request):
            detail = _("This is no cursor of this question. Take it from “next” as it stands, within a day.")
            raise Refusal("invalid-query", detail, errors=[{"parameter": "cursor", "detail": detail}])
        return int(begin)

    def _address(self, request: Request, begin: int) -> str:
        cursor = signing.dumps([self._bound(request), begin], salt=_SALT)
        asked = {name: value for name, value in request.query_params.items() if name != "cursor"}
        return f"{request.path}?{urlencode({**asked, 'cursor': cursor})}"

    def _bound(self, request: Request) -> str:
        """What a cursor is good for: this question of this person."""
        asked = {name: value for name, value in self.asked.items() if name not in ("limit", "cursor")}
        return hash_of(request.path, caller(request), repr(sorted(asked.items())))[:16]


def _shown(entry: Entry, design: str) -> dict[str, Any]:
    lines = [{"what": what, "of": of, "text": text} for what, of, text in entry.lines]
    return {
        "design": design,
        "kind": entry.kind,
        "target": entry.target,
        "title": entry.title,
        "lines": lines,
    }
