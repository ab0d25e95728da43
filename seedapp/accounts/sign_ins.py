"""The record of tries to sign in: who, when, how, from where, with what outcome. Bounded, and it expires."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from allauth.account.utils import filter_users_by_email
from django.conf import settings
from django.core.cache import cache, caches
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from .client_address import UNKNOWN, client_address
from .models import SignIn, Token, User

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

ROWS_A_PERSON = 300
ROWS_OF_NOBODY = 10_000
PAUSE_SECONDS = 300
TOKEN_SECONDS = 60 * 60 * 24
TOKEN_KNOWN_SECONDS = 60  # to a process, without asking the others


@transaction.atomic
def record(
    request: HttpRequest,
    *,
    method: str,
    outcome: str,
    user: User | None = None,
    email: str = "",
    second_step: str = "",
) -> SignIn:
    """Write one try down. `email` is what was typed; text that is no address (a password?) is not kept."""
    person = user or _person_with(email)
    address = client_address(request)
    row = SignIn.objects.create(
        user=person,
        email=email if _is_address(email) else "",
        method=method,
        second_step=second_step,
        outcome=outcome,
        client_address=None if address == UNKNOWN else address,
        user_agent=_printable(request.META.get("HTTP_USER_AGENT", ""))[:200],
    )
    _forget_old(person)
    return row


def record_too_many(request: HttpRequest, *, email: str) -> None:
    """A try that a limit stopped: written once in PAUSE_SECONDS for an address, so floods fill nothing."""
    key = "sign-in-stopped:" + hashlib.sha256(email.lower().encode()).hexdigest()
    if cache.add(key, value=True, timeout=PAUSE_SECONDS):
        record(request, method=SignIn.Method.PASSWORD, outcome=SignIn.Outcome.TOO_MANY, email=email)


def record_token(request: HttpRequest, *, token: Token) -> None:
    """A program came in with a token: written once in a day for each token and address."""
    key = f"token-came-in:{token.sha256[:32]}:{client_address(request)}"
    here = caches["here"]
    if here.get(key):
        return
    if cache.get(key) is None and cache.add(key, value=True, timeout=TOKEN_SECONDS):
        record(
            request,
            method=SignIn.Method.TOKEN,
            outcome=SignIn.Outcome.SIGNED_IN,
            user=token.user,
            email=token.user.email,
        )
    here.set(key, value=True, timeout=TOKEN_KNOWN_SECONDS)


def latest(user: User, count: int) -> QuerySet[SignIn]:
    """A person's latest tries, newest first."""
    return user.sign_ins.order_by("-pk")[:count]


def has_signed_in_before(user: User) -> bool:
    by_programs = SignIn.Method.TOKEN
    return user.sign_ins.filter(outcome=SignIn.Outcome.SIGNED_IN).exclude(method=by_programs).exists()


def _person_with(email: str) -> User | None:
    found: list[User] = filter_users_by_email(email, prefer_verified=True)
    return found[0] if found else None


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def _forget_old(person: User | None) -> None:
    oldest = timezone.now() - timedelta(days=settings.SIGN_IN_RECORD_DAYS)
    SignIn.objects.filter(at__lt=oldest).delete()
    limit = ROWS_A_PERSON if person else ROWS_OF_NOBODY
    rows = SignIn.objects.filter(user=person).order_by("-pk")
    for last in rows.values_list("pk", flat=True)[limit : limit + 1]:
        rows.filter(pk__lte=last).delete()
