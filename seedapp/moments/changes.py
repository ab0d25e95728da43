"""Restoring a past moment of a design: every thing that is there on both sides stays itself."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.designs.changes import facts
from seedapp.designs.models import Design
from seedapp.history import changes as history
from seedapp.history.keeping import Kept
from seedapp.history.models import Change, Written
from seedapp.history.reversal import without_the_gone
from seedapp.history.things import VERSION, State, become
from seedapp.specification.models import Document

from .reading import check_is_known, scope_of_design, states_at

_DOCUMENT = Document._meta.label_lower


@transaction.atomic
def restore_moment(design: Design, *, number: int, by: User | None, undoes: int | None = None) -> Change:
    """Make the design what it was right after the change of that number, as one write that can be undone.

    Things keep their identities, so that comments stay attached: what is there on both sides changes in
    place, what was deleted since comes back under its old id and uid, what was added since goes. Published
    revisions and what was said of them stay. Raises reading.NoMoment, Unchanged.
    """
    kept = history.keep(design, *scope_of_design(design))
    check_is_known(design, number)
    wanted = _ready(states_at(design, number, kept.before), kept.before)
    if wanted == kept.before:
        raise Unchanged(number)
    fresh = Design.objects.select_related("workspace").get(pk=design.pk)
    before, documents = facts(fresh), _services_of_documents(design)
    become(kept.before, wanted)
    _relink_documents(design, number, documents, wanted, kept)
    fresh.refresh_from_db()
    return history.record(
        fresh,
        by=by,
        verb="designs.restored",
        target="design",
        title=fresh.title,
        row=fresh,
        before=before,
        after={**facts(fresh), "moment": number},
        kept=kept,
        undoes=undoes,
    )


class Unchanged(Exception):
    """The design is as it was at that moment; nothing was written."""

    def __init__(self, number: int) -> None:
        super().__init__(_("The design is as it was after change %(number)s already.") % {"number": number})


def _ready(then: dict[str, State], now: dict[str, State]) -> dict[str, State]:
    """The states of the moment as they can be written: versions go on, people who left are not named."""
    back = {thing: state for thing, state in then.items() if thing not in now}
    for thing, state in then.items():
        if VERSION in state:
            state[VERSION] = now[thing][VERSION] if thing in now else state[VERSION] + 1
    return {**then, **without_the_gone(back, then)}


def _services_of_documents(design: Design) -> dict[int, int | None]:
    return dict(Document.objects.filter(revision__design=design).values_list("pk", "service"))


def _relink_documents(
    design: Design,
    number: int,
    before: dict[int, int | None],
    wanted: dict[str, State],
    kept: Kept,
) -> None:
    """Published documents know their service again, where it was deleted since and has come back."""
    lost = Written.objects.filter(
        design_id=design.pk, number__gt=number, thing__startswith=f"{_DOCUMENT}:", after__service=None
    )
    for thing, old in lost.order_by("-number").values_list("thing", "before"):
        service, rows = old.get("service"), Document.objects.filter(pk=int(thing.partition(":")[2]))
        if f"designs.service:{service}" in wanted:
            rows.filter(revision__design=design, service=None).update(service=service)
    for pk, service in _services_of_documents(design).items():
        if before[pk] != service:
            kept.tell(f"{_DOCUMENT}:{pk}", {"service": before[pk]}, {"service": service})
