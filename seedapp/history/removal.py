"""Deleting with all that hangs on it, told beforehand, and putting it back as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, models, router, transaction
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User

from .changes import HasJournal, hold, keep, record
from .models import Change
from .reversal import Unfit, revive
from .things import part_models, rows_of, thing_of


class CannotPutBack(Exception):
    """What was deleted does not fit any more; the message says why."""


class _Everything(Collector):
    """Django's collector of what a deletion takes along, without its shortcuts: every row is gathered."""

    def can_fast_delete(self, *args: Any, **kwargs: Any) -> bool:
        return False


def _gather(row: models.Model) -> _Everything:
    collector = _Everything(using=router.db_for_write(type(row)), origin=row)
    collector.collect([row])
    return collector


def hanging_on(row: models.Model) -> list[tuple[str, int]]:
    """What would go with a row: (label of the model, count), the row itself and mere links left out."""
    counts: Counter[str] = Counter()
    for model, rows in _gather(row).data.items():
        if not model._meta.auto_created:
            counts[model._meta.label] += sum(1 for one in rows if one != row)
    return [(name, count) for name, count in counts.items() if count]


def things_going_with(row: models.Model) -> list[str]:
    """The things that a deletion takes along, by their names in the journal; links and parts left out."""
    parts = part_models()
    return [
        thing_of(one)
        for model, rows in _gather(row).data.items()
        if not model._meta.auto_created and model not in parts
        for one in rows
    ]


def touched_by_removal(row: models.Model) -> list[models.QuerySet[Any]]:
    """The rows that a deletion takes along, and those that stay but refer to one that goes."""
    collector, parts = _gather(row), part_models()
    touched: dict[type[models.Model], set[int]] = {}
    for model, rows in collector.data.items():
        if model not in parts:
            owner, column = _owner_of_link(model)
            touched.setdefault(owner, set()).update(getattr(one, column) for one in rows)
    for groups in collector.field_updates.values():
        for one in _each(groups):
            touched.setdefault(type(one), set()).add(one.pk)
    return [model._base_manager.filter(pk__in=pks) for model, pks in touched.items()]


def _owner_of_link(model: type[models.Model]) -> tuple[type[models.Model], str]:
    """The model that tells of rows of `model`, and the column that has its id: of a link, who links."""
    owner: Any = model._meta.auto_created  # of a link the model that links, although it is declared a bool
    if not owner:
        return model, "pk"
    links: Iterable[Any] = owner._meta.local_many_to_many
    link = next(one for one in links if one.remote_field.through is model)
    return owner, f"{link.m2m_field_name()}_id"


def _each(groups: Iterable[Any]) -> Iterator[models.Model]:
    for group in groups:
        yield from [group] if isinstance(group, models.Model) else group


@transaction.atomic
def remove(
    row: models.Model, *, design: HasJournal, by: User | None, verb: str, target: str, before: Any = None
) -> Change:
    """Delete a row and what hangs on it; the journal keeps all of it, so that it can be put back.

    `verb` ends with “removed”; `before` is what the room's `facts` say of the row.
    """
    hold(design)  # nobody hangs anything on it from here on
    kept = keep(design, *touched_by_removal(row))
    title, told_of, thing = str(row), copy(design), thing_of(row)  # what is deleted loses its id
    row.delete()
    return record(told_of, by=by, verb=verb, target=target, title=title, row=thing, before=before, kept=kept)


def put_back(change: Change, *, design: HasJournal, by: User | None) -> Change:
    """Undo a removal: every row comes back under its old id. Raises CannotPutBack and writes nothing."""
    try:
        with transaction.atomic():
            kept = keep(design)
            if not Change.objects.filter(pk=change.pk, undone_at=None).update(undone_at=timezone.now()):
                raise CannotPutBack(_("This was already put back."))
            written = list(change.written.all())
            if written:
                things = revive(written, kept)
            else:
                things = _put_back_old(change.before or {"rows": [], "links": []})
            kept.also(*(rows_of(thing) for thing in things))
            first = rows_of(change.thing).first() if change.thing else None
            return record(
                design,
                by=by,
                verb=change.verb.rpartition(".")[0] + ".put_back",
                target=change.target,
                title=change.title,
                row=first or change.thing,
                after=change.before if written else None,
                kept=kept,
                undoes=change.number,
            )
    except (Unfit, serializers.base.DeserializationError, models.ProtectedError, IntegrityError) as error:
        raise CannotPutBack(
            _(
                "Something else has taken its place (the same key, perhaps), or what it belonged to is gone. "
                "Rename or put back that first, then put this back."
            )
        ) from error


def _put_back_old(before: dict[str, Any]) -> list[str]:
    """A removal of before the journal told row by row: `before` has the rows, and references set to null."""
    things = []
    for one in serializers.deserialize("python", before["rows"]):
        one.m2m_data = {}  # links are rows of their own among these
        one.save(force_insert=True)
        if not one.object._meta.auto_created and type(one.object) not in part_models():
            things.append(thing_of(one.object))
    for link in before["links"]:
        rows = apps.get_model(link["model"])._default_manager.filter(pk=link["pk"])
        rows.filter(**{link["field"]: None}).update(**{link["field"]: link["value"]})
    return things
