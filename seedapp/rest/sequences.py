"""Lists that are worked out and stand in no table, in pages as the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core import signing
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request

from seedapp.traffic.repeats import hash_of

from .paging import MOST, USUAL
from .problems import Refusal
from .query import Fields
from .versions import tagged

Item = TypeVar("Item")
_SALT = "seedapp.rest.sequences"
_CURSOR_LIVES_SECONDS = 24 * 3600
PAGED: Fields = {
    "limit": serializers.IntegerField(
        min_value=1, max_value=MOST, default=USUAL, help_text=f"How many come at once, at most {MOST}."
    ),
    "cursor": serializers.CharField(
        max_length=1000, help_text="Where the next page begins: take it from `next`, with the same filters."
    ),
}


def answer_in_pages(
    request: Request,
    items: Sequence[Item],
    asked: Mapping[str, Any],
    *,
    id_of: Callable[[Item], str],
    show: Callable[[Item], Any],
) -> HttpResponseBase:
    """{items, next} of a list whose items have ids: the next page begins behind the last one of this.

    Raises Refusal (400) for a cursor that is not of this list.
    """
    limit = asked.get("limit", USUAL)
    narrowed = sorted((name, repr(value)) for name, value in asked.items() if name not in ("limit", "cursor"))
    bound = hash_of(request.path, repr(narrowed))[:16]
    begin = _begin(items, asked["cursor"], bound, id_of) if "cursor" in asked else 0
    page, following = items[begin : begin + limit], None
    if begin + limit < len(items):
        cursor = signing.dumps([bound, id_of(page[-1]), begin + limit], salt=_SALT)
        query = {name: value for name, value in request.query_params.items() if name != "cursor"}
        following = f"{request.path}?{urlencode({**query, 'cursor': cursor})}"
    headers = {"Link": f'<{following}>; rel="next"'} if following else {}
    return tagged(request, {"items": [show(one) for one in page], "next": following}, headers=headers)


def _begin(items: Sequence[Item], cursor: str, bound: str, id_of: Callable[[Item], str]) -> int:
    """Behind the item that the last page ended with; where it is gone, at its old place."""
    try:
        found, last, place = signing.loads(cursor, salt=_SALT, max_age=_CURSOR_LIVES_SECONDS)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise _refused(_("This is no cursor of this list. Take it from “next” as it stands.")) from error
    if found != bound:
        raise _refused(_("The cursor is of another list, or of other filters. Begin with the first page."))
    return next((at + 1 for at, one in enumerate(items) if id_of(one) == last), int(place))


def _refused(detail: str) -> Refusal:
    return Refusal("invalid-query", detail, errors=[{"parameter": "cursor", "detail": detail}])
