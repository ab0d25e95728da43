"""Writes to one's account that are ours: the name, ending a session. The others are allauth's."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.db import transaction

from .models import User


@transaction.atomic
def rename_person(user: User, *, name: str) -> None:
    user.name = name
    user.save(update_fields=["name"])


@transaction.atomic
def end_session(user: User, *, number: int) -> bool:
    """Signs one of the person's browsers out. False when there is no such session of theirs any more."""
    found = UserSession.objects.filter(user=user, pk=number).first()
    if found:
        found.end()
    return found is not None
