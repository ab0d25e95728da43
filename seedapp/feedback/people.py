"""Who is the same person in several rounds: an account is certain, a guest is known by an unshared name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from seedapp.designs.models import Design

from .models import Reviewer

_Name = tuple[str, str]


def people_of(design: Design) -> Mapping[int, str]:
    """Reviewer's number → a mark that is equal for the reviewers of a design who are one person.

    A guest is who came by the same name and perspective to another round, unless two in one round share
    both: then each stays a person of their own, so that nobody's word is taken for somebody else's.
    """
    rows = list(
        Reviewer.objects.filter(round__revision__design=design).values_list(
            "pk", "round_id", "user_id", "name", "perspective"
        )
    )
    guests = Counter((round_, _name(name, seen)) for _pk, round_, user, name, seen in rows if user is None)
    shared = {name for (_round, name), count in guests.items() if count > 1}
    return {pk: _mark(pk, user, _name(name, seen), shared) for pk, _round, user, name, seen in rows}


def _name(name: str, perspective: str) -> _Name:
    return " ".join(name.casefold().split()), perspective


def _mark(pk: int, user: int | None, name: _Name, shared: set[_Name]) -> str:
    if user is not None:
        return f"user:{user}"
    return f"reviewer:{pk}" if name in shared else "guest:" + ":".join(name)
