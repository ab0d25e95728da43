"""Writes to tokens: making one, revoking one or all, noting that one was used."""

from __future__ import annotations

import hashlib
import secrets
import string
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.prepared.asking import Asked, Prepared

from .models import Scope, Token, User

BEGINNING = "seed_"
DAYS, MOST_DAYS = 90, 365
LIVE_TOKENS_A_PERSON = 25
_DEAD_TOKENS_KEPT = 50
_LETTERS = string.ascii_letters + string.digits
_SECRET_LETTERS = 43  # 256 bits of chance: a plain hash of it cannot be turned back
_SHOWN_LETTERS = len(BEGINNING) + 6
_USE_IS_NOTED_EVERY = timedelta(minutes=1)
_FIND = Prepared(lambda: Token.objects.filter(sha256=Asked("sha256")), "user")


class Refused(Exception):
    """No token was made; the message says what to do instead."""


@transaction.atomic
def make_token(
    user: User, *, name: str, scope: str, days: int = DAYS, only_in: int | None = None
) -> tuple[Token, str]:
    """A token and its secret, which is shown once and never kept.

    `only_in` is the id of the one workspace that it opens. Raises Refused for a life of less than a day or
    more than a year, a scope that there is not, and for a person who has many already.
    """
    if not 1 <= days <= MOST_DAYS or scope not in Scope.values:
        raise Refused(
            _("A token reads, or reads and writes, for at most %(days)s days.") % {"days": MOST_DAYS}
        )
    now = timezone.now()
    # One row of the person is locked, so that two presses at once cannot both be the last one allowed.
    User.objects.select_for_update().get(pk=user.pk)
    if user.tokens.filter(revoked_at=None, expires_at__gt=now).count() >= LIVE_TOKENS_A_PERSON:
        raise Refused(
            _("You have %(count)s tokens, which is the most. Revoke one that is not needed any more.")
            % {"count": LIVE_TOKENS_A_PERSON}
        )
    _forget_old_ones(user)
    secret = BEGINNING + "".join(secrets.choice(_LETTERS) for _letter in range(_SECRET_LETTERS))
    token = Token.objects.create(
        user=user,
        name=name,
        beginning=secret[:_SHOWN_LETTERS],
        sha256=_hash_of(secret),
        scope=scope,
        only_in=only_in,
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    return token, secret


@transaction.atomic
def revoke_token(token: Token) -> None:
    """It opens nothing from now on; revoking it again changes nothing."""
    Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())


@transaction.atomic
def revoke_all_tokens(user: User) -> int:
    """Revoke every token of a person that still lives. Returns how many these were."""
    now = timezone.now()
    return user.tokens.filter(revoked_at=None, expires_at__gt=now).update(revoked_at=now)


def authenticate(secret: str) -> tuple[User, Token] | None:
    """Whom a secret stands for, or None: unknown, expired, revoked, or of a person who may not sign in.

    It is looked up by its hash, so that how long that takes tells nothing about the secret.
    """
    if not _looks_like_one(secret):
        return None
    found = _FIND.first(sha256=_hash_of(secret))
    if found is None or not found.is_live or not found.user.is_active:
        return None
    _note_use(found)
    return found.user, found


def _looks_like_one(secret: str) -> bool:
    rest = secret.removeprefix(BEGINNING)
    return rest != secret and len(rest) == _SECRET_LETTERS and rest.isascii() and rest.isalnum()


def _note_use(token: Token) -> None:
    """At most one write a minute, however many requests come."""
    now = timezone.now()
    before = now - _USE_IS_NOTED_EVERY
    if token.last_used_at is None or token.last_used_at <= before:
        unnoted = Q(last_used_at=None) | Q(last_used_at__lte=before)
        Token.objects.filter(unnoted, pk=token.pk).update(last_used_at=now)
        token.last_used_at = now


def _forget_old_ones(user: User) -> None:
    """Of the tokens that open nothing any more the newest are kept, to be read."""
    dead = user.tokens.exclude(revoked_at=None, expires_at__gt=timezone.now())
    user.tokens.filter(pk__in=[*dead.values_list("pk", flat=True)[_DEAD_TOKENS_KEPT:]]).delete()


def _hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
