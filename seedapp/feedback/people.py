"""Who is the same person in several rounds: an account is certain, a guest is known by an unshared name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from seedapp.designs.models import Design

from .models import Reviewer

_Name = tuple[str, str, str]


def people_of(design: Design) -> Mapping[int, str]:
    """Reviewer's number → a mark that is equal for the reviewers of a design who are one person.

    A guest is who came by the same name and perspective to another round, unless two in one round share
    both: then each stays a person of their own, so that nobody's word is taken for somebody else's. Nor is
    whoever gives a name behind a link for many the person of that name to whom the team sent a link.
    """
    rows = list(
        Reviewer.objects.filter(round__revision__design=design).values_list(
            "pk", "round_id", "user_id", "name", "perspective", "link__is_for_many"
        )
    )
    names = {pk: _name(name, seen, is_many) for pk, _round, _user, name, seen, is_many in rows}
    guests = Counter((round_, names[pk]) for pk, round_, user, *_said in rows if user is None)
    shared = {name for (_round, name), count in guests.items() if count > 1}
    return {pk: _mark(pk, user, names[pk], shared) for pk, _round, user, *_said in rows}


def _name(name: str, perspective: str, is_for_many: bool | None) -> _Name:
    return " ".join(name.casefold().split()), perspective, "said" if is_for_many else "sent"


def _mark(pk: int, user: int | None, name: _Name, shared: set[_Name]) -> str:
    if user is not None:
        return f"user:{user}"
    return f"reviewer:{pk}" if name in shared else "guest:" + ":".join(name)
