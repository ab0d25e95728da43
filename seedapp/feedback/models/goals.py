"""Whether a story's goal can be reached, as reviewers say; and which revisions they have seen."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedapp.specification.models import Revision

from .reviewers import Reviewer
from .threads import Thread


class Reach(models.TextChoices):
    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class GoalAnswer(models.Model):
    """Does the design let a reviewer do a job? The latest answer counts, the earlier ones stay on record.

    `job` is the story's identity; `thread` is the one that the comment began, None where nothing was said.
    """

    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="goal_answers")
    job = models.CharField(max_length=80)
    job_title = models.CharField(max_length=300)
    answer = models.CharField(_("does this let you do it?"), max_length=8, choices=Reach.choices)
    thread = models.ForeignKey(Thread, on_delete=models.SET_NULL, null=True, related_name="goal_answers")
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-given_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.reviewer} on {self.job_title}: {self.answer}"


class Seen(models.Model):
    """A revision that somebody has had before them: a member of the team, or a reviewer by a link."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="seen")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, null=True, related_name="+")
    first_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, reviewer__isnull=True)
                | Q(user__isnull=True, reviewer__isnull=False),
                name="seen_by_one",
            ),
            models.UniqueConstraint(fields=["revision", "user"], name="seen_once_by_a_user"),
            models.UniqueConstraint(fields=["revision", "reviewer"], name="seen_once_by_a_reviewer"),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer or self.user} saw {self.revision}"
