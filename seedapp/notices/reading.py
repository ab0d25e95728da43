"""From the journal to notices: what came behind the place that was read, each once for each person.

The place and the notices are written in one transaction. A process that is killed between a write and its
notification loses nothing: the row is in the journal, and whoever reads next finds it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from seedapp.history import changes as history
from seedapp.history.models import Change, Journal

from .addressees import addressees, concerns_anybody
from .models import Kind, Notice, Place, Reader
from .readers import readers_of
from .speaking import Who
from .wanting import mail_for, mail_time, wishes_of

AT_ONCE = 200
_log = logging.getLogger(__name__)


def read_on() -> int:
    """Make notices of what nobody was told of yet; how many changes were read."""
    return sum(_read_safely(journal) for journal in _behind())


def _behind() -> list[Journal]:
    """The journals of designs that are not read to their end, each with `read`: how far."""
    places = Place.objects.filter(design_id=OuterRef("design_id"))
    journals = Journal.objects.filter(design_id__gt=0, last_number__gt=0)
    journals = journals.annotate(read=Coalesce(Subquery(places.values("number")[:1]), 0))
    return list(journals.filter(last_number__gt=F("read")).order_by("design_id"))


def _read_safely(journal: Journal) -> int:
    """A journal that cannot be read on is told of in the log, tried again, and holds up no other."""
    try:
        return _read(journal)
    except (OperationalError, InterfaceError):
        raise  # the database is away, for all of them
    except Exception:
        _log.exception("Nobody could be told what was written to design %s", journal.design_id)
        return 0


def _read(journal: Journal) -> int:
    """Changes read from one journal: some at once, so that a long one holds nobody up."""
    read: int = journal.read  # type: ignore[attr-defined]  # annotated in _behind
    changes = list(history.after(journal.design_id, read, AT_ONCE).defer("before"))
    if not changes:
        return 0
    with transaction.atomic():
        if not _advance(journal.design_id, read, changes[-1].number):
            return 0
        for change in changes:
            if concerns_anybody(change.verb):
                _tell(change, addressees(change))
    return len(changes)


def _advance(design_id: int, read: int, to: int) -> bool:
    """Move the place on, unless another worker has."""
    Place.objects.get_or_create(design_id=design_id)
    return bool(Place.objects.filter(design_id=design_id, number=read).update(number=to))


def _tell(change: Change, told: Mapping[Who, Kind]) -> None:
    if not told:
        return
    readers = readers_of(_numbers(told, "user"), _numbers(told, "reviewer"))
    wishes = wishes_of(readers.values(), change.workspace_id, change.design_id)
    now = timezone.now()

    def notice(reader: Reader, kind: Kind) -> Notice:
        return Notice(
            reader=reader,
            workspace_id=change.workspace_id,
            design_id=change.design_id,
            kind=kind,
            change=change,
            about=change.thing,
            title=change.title,
            by_name=change.by_name,
            at=change.at,
            mail_at=mail_time(reader, mail_for(reader, change.design_id, wishes), now),
        )

    rows = [notice(readers[who], kind) for who, kind in told.items() if who in readers]
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def _numbers(told: Mapping[Who, Kind], name: str) -> list[int]:
    return [number for kind, number in told if kind == name]
