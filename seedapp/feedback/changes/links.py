"""Links to a round: for many and for one person each, made, looked up by their hash, and revoked."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.feedback.models import Link, Round
from seedapp.feedback.policy import Refused, check_links
from seedapp.specification.models import lightly
from seedapp.workspaces.secret_links import hash_of

from .rounds import end_of_reading
from .telling import held, record

_USE_IS_NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Person:
    """Whom a link is for; a link for many has no perspective, and a name only to tell it from others."""

    name: str = ""
    perspective: str = ""

    @property
    def is_many(self) -> bool:
        return not self.perspective


@transaction.atomic
def make_links(
    round_: Round, *, by: User | None, people: Sequence[Person], tokens: Sequence[str] = ()
) -> list[tuple[Link, str]]:
    """A link for each of the people, with its secret, which is shown once and never kept.

    The same `tokens` make the same links once. Raises TooMany where one round cannot hold so many.
    """
    held(round_)
    tokens = tokens or [secrets.token_urlsafe(16) for _person in people]
    hashes = [hash_of(token) for token in tokens]
    known = {one.token_sha256: one for one in round_.links.filter(token_sha256__in=hashes)}
    if not known:
        check_links(round_, len(people))
        made = Link.objects.bulk_create(
            Link(
                round=round_,
                is_for_many=person.is_many,
                name=person.name,
                perspective=person.perspective,
                token_sha256=hashed,
                made_by=by,
                expires_at=end_of_reading(round_.due_at),
            )
            for person, hashed in zip(people, hashes, strict=True)
        )
        known = {one.token_sha256: one for one in made}
        if made:
            _record_made(round_, by, made)
    return [(known[hashed], token) for hashed, token in zip(hashes, tokens, strict=True) if hashed in known]


@transaction.atomic
def renew_link(link: Link, *, by: User | None, token: str = "") -> str:
    """Another secret for one person, who stays the reviewer they are; the old one opens nothing.

    The same `token` renews it once. Raises Refused for a link for many, whose reviewers would be lost.
    """
    if link.is_for_many:
        raise Refused(_("A link for many is not renewed. Revoke it and make another one."))
    token = token or secrets.token_urlsafe(16)
    round_ = held(link.round)
    fresh = Link.objects.filter(pk=link.pk).exclude(token_sha256=hash_of(token))
    if fresh.update(token_sha256=hash_of(token), revoked_at=None, expires_at=end_of_reading(round_.due_at)):
        link.refresh_from_db()
        record(round_, by, "", "feedback.link_renewed", link, title_of(link), after=_facts(link))
    return token


@transaction.atomic
def revoke_link(link: Link, *, by: User | None) -> None:
    """It opens nothing from now on, for nobody who came by it; what they said stays."""
    held(link.round)
    if Link.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now()):
        link.refresh_from_db(fields=["revoked_at"])
        record(link.round, by, "", "feedback.link_revoked", link, title_of(link), after=_facts(link))


def link_behind(token: str) -> Link | None:
    """The link of a secret; None for a wrong, expired or revoked one.

    It is looked up by its hash, so that how long that takes tells nothing about the secret.
    """
    rows = Link.objects.select_related("round__revision__design__workspace")
    found = lightly(rows, "round__revision").filter(token_sha256=hash_of(token)).first()
    return found if found and found.is_live else None


def note_use(link: Link) -> None:
    """Keep when a link was used last: at most one write a minute, however many requests come."""
    now = timezone.now()
    before = now - _USE_IS_NOTED_EVERY
    if link.last_used_at is None or link.last_used_at <= before:
        unnoted = Q(last_used_at=None) | Q(last_used_at__lte=before)
        Link.objects.filter(unnoted, pk=link.pk).update(last_used_at=now)
        link.last_used_at = now


def title_of(link: Link) -> str:
    """What people call a link."""
    if link.is_for_many:
        return link.name or _("link for many")
    return _("link for %(name)s") % {"name": link.name}


def _record_made(round_: Round, by: User | None, made: Sequence[Link]) -> None:
    titles = [title_of(one) for one in made]
    title = titles[0] if len(titles) == 1 else _("%(count)s links") % {"count": len(titles)}
    after = {"links": [_facts(one) for one in made]}
    record(round_, by, "", "feedback.links_made", round_, title, after=after)


def _facts(link: Link) -> dict[str, object]:
    return {
        "name": link.name,
        "perspective": link.perspective,
        "is_for_many": link.is_for_many,
        "revoked_at": link.revoked_at,
    }
