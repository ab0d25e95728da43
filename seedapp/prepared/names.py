"""How models and their fields are called in SQL."""

from __future__ import annotations

from typing import Any, cast

from django.db import connection
from django.db.models import Field, Model


def field_of(model: type[Model], name: str) -> Field[Any, Any]:
    """A field that has a column, by its own name (`design`) or the column's (`design_id`)."""
    return cast("Field[Any, Any]", model._meta.get_field(name))


def table_of(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def column_of(model: type[Model], name: str) -> str:
    return connection.ops.quote_name(str(field_of(model, name).column))


def key_of(model: type[Model]) -> str:
    return connection.ops.quote_name(str(model._meta.pk.column))
