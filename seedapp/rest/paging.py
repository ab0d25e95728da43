"""Long lists in pages: a cursor says behind which row the next page begins, for this list and its filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request

from seedapp.traffic.repeats import hash_of

from .problems import Refusal
from .query import Fields
from .rate_limits import caller

MOST, USUAL = 200, 50
_SALT = "seedapp.rest.paging"
_CURSOR_LIVES_SECONDS = 24 * 3600
_CURSOR_CHARACTERS = 1000


@dataclass(frozen=True)
class Page:
    """Rows of one page, and the address of the next one, None at the end."""

    rows: list[Any]
    next: str | None


def page_fields(sorts: Mapping[str, str]) -> Fields:
    """The parameters that every list knows."""
    ways = [way for name in sorts for way in (name, f"-{name}")]
    return {
        "limit": serializers.IntegerField(
            min_value=1, max_value=MOST, default=USUAL, help_text=f"How many come at once, at most {MOST}."
        ),
        "cursor": serializers.CharField(
            max_length=_CURSOR_CHARACTERS,
            help_text="Where the next page begins: take it from `next`, with the same filters and order.",
        ),
        "sort": serializers.ChoiceField(
            choices=ways, default=ways[0], help_text="The order; a minus turns it round."
        ),
    }


def page_of(
    request: Request, rows: QuerySet[Any], sorts: Mapping[str, str], asked: Mapping[str, Any]
) -> Page:
    """One page of the rows that filters left. Raises Refusal (400) for a cursor that is not of this list."""
    sort = asked.get("sort", next(iter(sorts)))
    limit = asked.get("limit", USUAL)
    column, is_down = sorts[sort.lstrip("-")], sort.startswith("-")
    narrowed = {name: value for name, value in asked.items() if name not in ("limit", "cursor", "sort")}
    bound = hash_of(request.path, caller(request), sort, repr(sorted(narrowed.items())))[:16]
    if "cursor" in asked:
        rows = rows.filter(_behind(column, is_down, _opened(asked["cursor"], bound)))
    mark = "-" if is_down else ""
    found = list(rows.order_by(f"{mark}{column}", f"{mark}pk")[: limit + 1])
    if len(found) <= limit:
        return Page(found, None)
    last = found[limit - 1]
    value = getattr(last, column)
    place = value if isinstance(value, int | str) else value.isoformat()
    cursor = signing.dumps([bound, place, last.pk], salt=_SALT)
    query = {name: value for name, value in request.query_params.items() if name != "cursor"}
    return Page(found[:limit], f"{request.path}?{urlencode({**query, 'cursor': cursor})}")


def _opened(cursor: str, bound: str) -> tuple[Any, Any]:
    try:
        found, value, pk = signing.loads(cursor, salt=_SALT, max_age=_CURSOR_LIVES_SECONDS)
    except signing.SignatureExpired as error:
        raise _refused(_("The cursor is older than a day. Begin with the first page again.")) from error
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise _refused(_("This is no cursor of this list. Take it from “next” as it stands.")) from error
    if found != bound:
        raise _refused(_("The cursor is of another list, or of other filters. Begin with the first page."))
    return value, pk


def _behind(column: str, is_down: bool, place: tuple[Any, Any]) -> Q:
    value, pk = place
    way = "lt" if is_down else "gt"
    return Q(**{f"{column}__{way}": value}) | Q(**{column: value, f"pk__{way}": pk})


def _refused(detail: str) -> Refusal:
    return Refusal("invalid-query", detail, errors=[{"parameter": "cursor", "detail": detail}])
