"""Keeping what is searched in step with the journal: each design is read again once it was written to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic

from django.db import transaction

from seedapp.core.searching import folded
from seedapp.designs.models import Design
from seedapp.history.models import Journal

from .models import Entry, Reading
from .things import things_of

FORM = 1  # one more whenever `things_of` or `folded` says the same of a design in another way
_COMPARED = ("kind", "target", "place", "title", "lines", "folded")


def read_journal(designs: Iterable[Design], *, seconds: float) -> int:
    """Bring the entries of designs up to their journals, for about so long; returns how many are left.

    What is kept are copies, for reading faster: the search of a viewer may write them.
    """
    behind = _behind(designs)
    ends = monotonic() + seconds
    for done, (design, seen, number) in enumerate(behind):
        if done and monotonic() > ends:
            return len(behind) - done
        _read_again(design, seen, number)
    return 0


def forget_deleted() -> None:
    """Drop what was read of designs that are no more."""
    gone = Reading.objects.exclude(design_id__in=Design.objects.values("pk"))
    if pks := list(gone.values_list("design_id", flat=True)):
        with transaction.atomic():
            Entry.objects.filter(design_id__in=pks).delete()
            Reading.objects.filter(design_id__in=pks).delete()


def _behind(designs: Iterable[Design]) -> list[tuple[Design, Reading | None, int]]:
    """(design, how far it was read, number of its latest change) of those written to since."""
    rows = {one.pk: one for one in designs}
    latest = dict(Journal.objects.filter(design_id__in=rows).values_list("design_id", "last_number"))
    read = {one.design_id: one for one in Reading.objects.filter(design_id__in=rows)}
    known = [(row, read.get(pk), latest.get(pk, 0)) for pk, row in rows.items()]
    return [(row, seen, number) for row, seen, number in known if not _is_current(seen, number)]


def _is_current(seen: Reading | None, number: int) -> bool:
    return seen is not None and (seen.number, seen.form) == (number, FORM)


def _read_again(design: Design, seen: Reading | None, number: int) -> None:
    """Read before writing: whoever writes meanwhile has a later number, for which it is read once more."""
    entries = {one.target: one for one in _entries(design)}
    with transaction.atomic():
        if not _claim(design.pk, seen, number):
            return
        known = {one.target: one for one in Entry.objects.filter(design_id=design.pk)}
        changed = [one for target, one in entries.items() if not _is_same(known.get(target), one)]
        gone = [one.pk for target, one in known.items() if not _is_same(entries.get(target), one)]
        Entry.objects.filter(pk__in=gone).delete()
        Entry.objects.bulk_create(changed, batch_size=200)


def _claim(design_id: int, seen: Reading | None, number: int) -> bool:
    """Whether this reading is the one to keep: nobody else has read the design in the meantime."""
    now = {"number": number, "form": FORM}
    if seen is None:
        return Reading.objects.get_or_create(design_id=design_id, defaults=now)[1]
    unread = Reading.objects.filter(pk=seen.pk, number=seen.number, form=seen.form)
    return bool(unread.update(**now))


def _entries(design: Design) -> Iterator[Entry]:
    for place, thing in enumerate(things_of(design)):
        text = "\n".join([thing.title, *(part for _what, *parts in thing.lines for part in parts if part)])
        yield Entry(
            design_id=design.pk,
            kind=thing.kind.value,
            target=thing.target,
            place=place,
            title=thing.title,
            lines=[list(line) for line in thing.lines],
            title_folded=folded(thing.title),
            folded=folded(text),
        )


def _is_same(one: Entry | None, other: Entry | None) -> bool:
    if one is None or other is None:
        return False
    return all(getattr(one, name) == getattr(other, name) for name in _COMPARED)
