"""Which deletion took a row along: for whoever comes for the row and finds it gone."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from .models import Change, Written
from .things import State

MOST = 200
"""Deletions of things of one name that are looked through, latest first."""


def deletion_of(model: type[Model], design_id: int, **named: Any) -> Change | None:
    """The latest deletion, not taken back, that took a row along, alone or with what it hung on.

    A row is named by its columns, by those of a row that it belongs to (`service__key="loans"`), or by `pk`.
    """
    gone = Written.objects.filter(
        design_id=design_id,
        thing__startswith=f"{model._meta.label_lower}:",
        after__isnull=True,
        change__undone_at=None,
        change__verb__endswith="removed",
    ).select_related("change")
    if "pk" in named:
        gone = gone.filter(thing=f"{model._meta.label_lower}:{named.pop('pk')}")
    own = {f"before__{name}": value for name, value in named.items() if "__" not in name}
    others = {name: value for name, value in named.items() if "__" in name}
    for one in gone.filter(**own).order_by("-number")[:MOST]:
        if all(_of_owner(model, one, name) == value for name, value in others.items()):
            return one.change
    return None


def _of_owner(model: type[Model], one: Written, name: str) -> Any:
    """A column of the row that a deleted one belonged to, which went with it or is still there."""
    reference, _, column = name.partition("__")
    owner: Any = model._meta.get_field(reference).related_model
    pk = one.before[reference]
    gone = one.change.written.filter(thing=f"{owner._meta.label_lower}:{pk}", after__isnull=True).first()
    if gone:
        state: State = gone.before
        return state[column]
    return owner._default_manager.filter(pk=pk).values_list(column, flat=True).first()
