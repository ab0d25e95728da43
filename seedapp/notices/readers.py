"""The reader of a person or of a guest: made when they are first told of something."""

from __future__ import annotations

from collections.abc import Iterable

from seedapp.accounts.models import User

from .models import Reader


def reader_of(user: User) -> Reader:
    """The reader of an account."""
    return Reader.objects.get_or_create(user=user)[0]


def reader_of_guest(reviewer_id: int) -> Reader:
    """The reader of somebody who came to a review by a link."""
    return Reader.objects.get_or_create(reviewer_id=reviewer_id)[0]


def readers_of(user_ids: Iterable[int], reviewer_ids: Iterable[int]) -> dict[tuple[str, int], Reader]:
    """The readers of many, by ("user", number) and ("reviewer", number), in two queries of each kind."""
    return _all("user_id", "user", set(user_ids)) | _all("reviewer_id", "reviewer", set(reviewer_ids))


def _all(column: str, name: str, numbers: set[int]) -> dict[tuple[str, int], Reader]:
    if not numbers:
        return {}
    rows = Reader.objects.filter(**{f"{column}__in": numbers})
    known = set(rows.values_list(column, flat=True))
    if missing := numbers - known:
        Reader.objects.bulk_create(
            [Reader(**{column: number}) for number in sorted(missing)], ignore_conflicts=True
        )
    return {(name, getattr(one, column)): one for one in rows.select_related("user")}
