"""Deleting with all that hangs on it, told beforehand, and putting it back as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from copy import copy
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, models, router, transaction
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User

from .changes import HasJournal, record, thing_of
from .models import Change


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


def remove(row: models.Model, *, design: HasJournal, by: User | None, verb: str, target: str) -> Change:
    """Delete a row and what hangs on it; the journal keeps all of it, so that it can be put back."""
    with transaction.atomic():
        collector = _gather(row)
        kept = {"rows": _kept(collector), "links": _links(collector)}
        title = str(row)
        told_of, thing = copy(design), thing_of(row)  # what is deleted loses its id
        collector.delete()
        return record(told_of, by=by, verb=verb, target=target, title=title, row=thing, before=kept)


def _kept(collector: _Everything) -> Any:
    rows = [one for instances in collector.data.values() for one in instances]
    return serializers.serialize("python", sorted(rows, key=lambda one: (one._meta.label, one.pk)))


def _links(collector: _Everything) -> list[dict[str, Any]]:
    """References from rows that stay, which the deletion sets to null."""
    links = []
    for (field, _value), groups in collector.field_updates.items():
        for one in _each(groups):
            links.append(
                {
                    "model": one._meta.label_lower,
                    "pk": one.pk,
                    "field": field.name,
                    "value": getattr(one, field.attname),
                }
            )
    return links


def _each(groups: Iterable[Any]) -> Iterable[models.Model]:
    for group in groups:
        yield from [group] if isinstance(group, models.Model) else group


def put_back(change: Change, *, design: HasJournal, by: User | None) -> Change:
    """Undo a removal: every row comes back under its old id. Raises CannotPutBack and writes nothing."""
    try:
        with transaction.atomic():
            claimed = Change.objects.filter(pk=change.pk, undone_at=None).update(undone_at=timezone.now())
            if not claimed or not change.before:
                raise CannotPutBack(_("This was already put back."))
            for one in serializers.deserialize("python", change.before["rows"]):
                one.m2m_data = {}  # links are rows of their own among these
                one.save(force_insert=True)
            _restore_links(change.before["links"])
            verb = change.verb.rpartition(".")[0] + ".put_back"
            return record(
                design, by=by, verb=verb, target=change.target, title=change.title, row=change.thing
            )
    except (serializers.base.DeserializationError, models.ProtectedError, IntegrityError) as error:
        raise CannotPutBack(
            _(
                "Something else has taken its place (the same key, perhaps). "
                "Rename that first, then put this back."
            )
        ) from error


def _restore_links(links: list[dict[str, Any]]) -> None:
    for link in links:
        rows = apps.get_model(link["model"])._default_manager.filter(pk=link["pk"])
        rows.filter(**{link["field"]: None}).update(**{link["field"]: link["value"]})
