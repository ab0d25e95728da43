"""What was said of earlier revisions, for whoever reads a later one: carried on, never left behind.

The team sees all of it. A reviewer sees of earlier rounds only the threads that they began themselves, and
only where it is certain that it was they: by their account, or by links that the team made for one person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django.db.models import OuterRef, Q, QuerySet, Subquery

from seedapp.specification.models import Revision, lightly

from .models import Comment, Link, Reviewer, Round, Thread


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
    rows = Reviewer.objects.filter(round__revision__design=revision.design_id)
    earlier = rows.filter(round__revision__number__lt=revision.number).select_related("round__revision")
    earlier = lightly(earlier, "round__revision")
    found: dict[int, Reviewer] = {}
    if reviewer.link is not None and not reviewer.link.is_for_many:
        found |= {one.round_id: one for one in earlier.filter(link__in=_links_like(reviewer.link))}
    if reviewer.user_id is not None:
        found |= {one.round_id: one for one in earlier.filter(user=reviewer.user_id)}
    return found


def _links_like(link: Link) -> list[int]:
    """Links that the team made for the one person of a link; none of rounds in which two could be meant."""
    design = link.round.revision.design_id
    rows = Link.objects.filter(round__revision__design=design, is_for_many=False)
    alike = list(rows.filter(name=link.name, perspective=link.perspective).values_list("pk", "round_id"))
    meant = Counter(round_ for _pk, round_ in alike)
    return [pk for pk, round_ in alike if meant[round_] == 1] if meant[link.round_id] == 1 else []


def _may_be(reviewer: Reviewer) -> Q:
    """Who comes into question as the same person: few, however many reviewers there are."""
    found = Q(pk__in=[])
    if reviewer.user_id is not None:
        found |= Q(user=reviewer.user_id)
    if reviewer.link is not None and not reviewer.link.is_for_many:
        link = reviewer.link
        found |= Q(link__is_for_many=False, link__name=link.name, link__perspective=link.perspective)
    return found


def open_round_for(reviewer: Reviewer) -> Round | None:
    """The round in which a person may still speak: their own, or an open later one."""
    if reviewer.round.is_open:
        return reviewer.round
    revision = reviewer.round.revision
    later = Reviewer.objects.filter(
        _may_be(reviewer),
        round__revision__design=revision.design_id,
        round__revision__number__gt=revision.number,
        round__closed_at=None,
    ).select_related("round__revision", "link")
    for one in lightly(later, "round__revision"):
        known = selves_of(one).get(reviewer.round_id) if one.round.is_open else None
        if known is not None and known.pk == reviewer.pk:
            return one.round
    return None
