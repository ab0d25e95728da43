"""The bell in the header of each page: how many notices a person has not read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from seedapp.accounts.models import User
from seedapp.notices.visible import notices_of

if TYPE_CHECKING:
    from django.http import HttpRequest

MOST_COUNTED = 99


def unread_count(person: User) -> int:
    """How many notices are unread, and no more than one beyond `MOST_COUNTED`."""
    return notices_of(person).unread().order_by()[: MOST_COUNTED + 1].count()


def unread_label(count: int) -> str:
    """As the bell shows it; "" for none."""
    return "" if count == 0 else f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count)


def bell(request: HttpRequest) -> dict[str, Callable[[], str]]:
    """A context processor; the database is asked where a page has a bell."""

    def label() -> str:
        user = getattr(request, "user", None)
        return unread_label(unread_count(user)) if isinstance(user, User) else ""

    return {"bell": label}
