"""A list of the API: what it can be asked for, in which orders, and one page of it as the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from rest_framework import serializers
from rest_framework.request import Request

from .paging import page_fields, page_of
from .query import Fields, Filter
from .versions import tagged

_BY_POSITION = {"position": "position"}


@dataclass(frozen=True)
class Listing:
    """`filters` are its parameters; `sorts` its orders by name, a column each, the usual one first."""

    filters: Mapping[str, Filter] = field(default_factory=dict)
    sorts: Mapping[str, str] = field(default_factory=lambda: _BY_POSITION)

    @property
    def query(self) -> Fields:
        """Every parameter that the list knows."""
        return {name: one.field for name, one in self.filters.items()} | dict(page_fields(self.sorts))

    def answer(
        self, request: Request, rows: QuerySet[Any], asked: Mapping[str, Any], show: Callable[[Any], Any]
    ) -> HttpResponseBase:
        """{items, next}: the page that is asked for, with a Link to the next one."""
        for name, one in self.filters.items():
            if name in asked:
                rows = one.narrow(rows, asked[name])
        page = page_of(request, rows, self.sorts, asked)
        headers = {"Link": f'<{page.next}>; rel="next"'} if page.next else {}
        shown = {"items": [show(row) for row in page.rows], "next": page.next}
        return tagged(request, shown, headers=headers)


def page_serializer(
    things: str, item: type[serializers.Serializer[Any]]
) -> type[serializers.Serializer[Any]]:
    """The serializer of a page, for the document: `ActorsPage`."""
    told = "The address of the next page, null at the end."
    members = {
        "__doc__": "One page of a list.",
        "items": item(many=True),
        "next": serializers.CharField(allow_null=True, help_text=told),
    }
    name = "".join(part[:1].upper() + part[1:] for part in re.split(r"[\s_-]+", things))
    return type(f"{name}Page", (serializers.Serializer,), members)
