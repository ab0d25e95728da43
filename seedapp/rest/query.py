"""The query of an address: each list says in one place what it can be asked for; anything else is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request

from .problems import Refusal

Fields = Mapping[str, serializers.Field[Any, Any, Any, Any]]


@dataclass(frozen=True)
class Filter:
    """A parameter of a list: its field reads the value, `lookups` find it in any of these columns."""

    field: serializers.Field[Any, Any, Any, Any]
    lookups: tuple[str, ...]

    def narrow(self, rows: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """The rows that have the value."""
        wanted = Q()
        for lookup in self.lookups:
            wanted |= Q(**{lookup: value})
        return rows.filter(wanted)


def one_of(field: serializers.Field[Any, Any, Any, Any], *lookups: str) -> Filter:
    """A filter on columns, as `kind` or `name__icontains`."""
    return Filter(field, lookups)


def read_query(request: Request, known: Fields, needed: Iterable[str] = ()) -> dict[str, Any]:
    """The values of the parameters that came. Raises Refusal (400), naming each that is wrong and why."""
    values: dict[str, Any] = {}
    missing = [name for name in needed if name not in request.query_params]
    errors = [{"parameter": name, "detail": _("This parameter is needed.")} for name in missing]
    for name, sent in request.query_params.lists():
        field = known.get(name)
        if field is None:
            names = ", ".join(sorted(known)) or _("none")
            detail = _("There is no such parameter. There are: %(names)s.") % {"names": names}
            errors.append({"parameter": name[:80], "detail": detail})
        elif len(sent) > 1:
            errors.append({"parameter": name, "detail": _("This parameter stands twice.")})
        else:
            try:
                values[name] = field.run_validation(sent[0])
            except serializers.ValidationError as error:
                detail = " ".join(str(one) for one in error.args[0])
                errors.append({"parameter": name, "detail": detail})
    if errors:
        raise Refusal("invalid-query", _("Some parameters of the query are not right."), errors=errors)
    return values
