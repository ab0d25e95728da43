"""What has become since of the things that a change wrote: whether it can still be undone as a whole."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from seedapp.history.models import Change, Written
from seedapp.history.removal import things_going_with
from seedapp.history.things import thing_of


def written_to(change: Change) -> Written | None:
    """What a change did to the row that it is about."""
    return change.written.filter(thing=change.thing).first()


def check_untouched(change: Change, row: models.Model) -> str:
    """Why an addition is no longer what was added, as a sentence; "" where it is."""
    later = Written.objects.filter(thing=thing_of(row), number__gt=change.number)
    if any(set(one.before or {}) - {"position"} for one in later):
        return _("It was edited again since. Edit or delete it on its page.")
    return ""


def check_nothing_hangs(change: Change, row: models.Model) -> str:
    """Why what was added cannot simply go: what was hung on it since; "" where there is nothing."""
    own = {*change.written.values_list("thing", flat=True), thing_of(row)}
    if set(things_going_with(row)) - own:
        return _("Other things hang on it by now. Delete it on its page, which says what goes with it.")
    return ""


def order_before(change: Change, rows: models.QuerySet[Any]) -> list[int]:
    """The order that rows had before a change of their order; [] where it was changed again since.

    Rows that are gone by now are left out.
    """
    told = {int(one.thing.partition(":")[2]): one for one in change.written.all()}
    now = dict(rows.filter(pk__in=told).values_list("pk", "position"))
    if any(told[pk].after["position"] != position for pk, position in now.items()):
        return []
    beside = dict(rows.filter(pk__in=change.before).values_list("pk", "position"))
    was = {pk: told[pk].before["position"] if pk in told else position for pk, position in beside.items()}
    return sorted(was, key=lambda pk: was[pk])
