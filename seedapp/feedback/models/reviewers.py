"""Who reviews: by a link that one person or many got, or by their account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .rounds import Perspective, Round

if TYPE_CHECKING:
    from .verdicts import Verdict


class Link(models.Model):
    """A secret address that opens a round, for one person or for many. Only its hash is kept.

    A link for one person has their name and perspective, and whoever holds it is that person; behind a link
    for many each gives a name, and `name` says, if anything, whom the team sent it to.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="links")
    is_for_many = models.BooleanField()
    name = models.CharField(_("name"), max_length=120, blank=True)
    perspective = models.CharField(_("perspective"), max_length=20, choices=Perspective.choices, blank=True)
    token_sha256 = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-is_for_many", "pk"]
        constraints = [
            models.CheckConstraint(
                name="link_of_one_says_who",
                condition=Q(is_for_many=True) | (~Q(name="") & ~Q(perspective="")),
            )
        ]

    def __str__(self) -> str:
        return f"link {self.pk} of {self.round_id}"

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()


class Reviewer(models.Model):
    """Somebody who reviews in a round: behind a link, or a member of the workspace by their account.

    Behind a link for many, `token_sha256` is of the secret in the browser of who joined. A member who was
    asked and did not come yet has no `joined_at`.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="reviewers")
    link = models.ForeignKey(Link, on_delete=models.CASCADE, null=True, related_name="reviewers")
    name = models.CharField(_("your name"), max_length=120)
    perspective = models.CharField(_("you are"), max_length=20, choices=Perspective.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    token_sha256 = models.CharField(max_length=64, unique=True, null=True)
    joined_at = models.DateTimeField(default=timezone.now, null=True)

    class Meta:
        ordering = ["joined_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "user"], condition=Q(link=None), name="one_reviewer_an_account"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_by_account(self) -> bool:
        return self.link_id is None

    @property
    def verdicts_that_count(self) -> list[Verdict]:
        """The newest first: of what was given on one operation more than once, the latest counts."""
        found: list[Verdict] = []
        covered: set[str] = set()
        for one in self.verdicts.all():
            if one.is_whole or not covered.issuperset(one.operations):
                found.append(one)
            if one.is_whole:
                break
            covered.update(one.operations)
        return found
