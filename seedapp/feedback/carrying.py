"""What was said of earlier revisions, for whoever reads a later one: carried on, never left behind.

The team sees all of it. A reviewer sees of earlier rounds only the threads that they began themselves, and
only where it is certain that it was they: by their account, or by links that the team made for one person.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import OuterRef, Q, QuerySet, Subquery

from seedapp.specification.models import Revision

from .models import Comment, Reviewer, Round, Thread


def said_until(revision: Revision) -> QuerySet[Thread]:
    """All threads of a design that were begun on a revision or on one before it."""
    return Thread.objects.filter(
        round__revision__design=revision.design_id, round__revision__number__lte=revision.number
    )


def begun_before(reviewer: Reviewer) -> QuerySet[Thread]:
    """The threads that a reviewer began in rounds of earlier revisions."""
    selves = selves_of(reviewer)
    if not selves:
        return Thread.objects.none()
    first = Comment.objects.filter(thread=OuterRef("pk")).order_by("written_at", "pk")
    rows = said_until(reviewer.round.revision).filter(round__in=selves.keys())
    return rows.annotate(begun_by=Subquery(first.values("reviewer")[:1])).filter(
        begun_by__in=[one.pk for one in selves.values()]
    )


def selves_of(reviewer: Reviewer) -> Mapping[int, Reviewer]:
    """Round's id → the reviewer who is certainly the same person there, in rounds of earlier revisions."""
    revision = reviewer.round.revision
    certain = Q()
    if reviewer.user_id is not None:
        certain |= Q(user=reviewer.user_id)
    if reviewer.link is not None and not reviewer.link.is_for_many:
        certain |= Q(link__is_for_many=False, name=reviewer.name, perspective=reviewer.perspective)
    if not certain:
        return {}
    rows = Reviewer.objects.filter(certain, round__revision__design=revision.design_id)
    earlier = rows.filter(round__revision__number__lt=revision.number).select_related("round__revision")
    return {one.round_id: one for one in earlier.order_by("-pk")}


def open_round_for(reviewer: Reviewer) -> Round | None:
    """The round in which a person may still speak: their own, or an open later one."""
    if reviewer.round.is_open:
        return reviewer.round
    later = Reviewer.objects.filter(
        round__revision__design=reviewer.round.revision.design_id,
        round__revision__number__gt=reviewer.round.revision.number,
    )
    for one in later.select_related("round__revision", "link"):
        known = selves_of(one).get(reviewer.round_id)
        if one.round.is_open and known is not None and known.pk == reviewer.pk:
            return one.round
    return None
