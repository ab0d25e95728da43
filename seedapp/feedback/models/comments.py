"""What is said in a thread, what it said before it was edited, and whom it names."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .reviewers import Reviewer
from .threads import Thread

LONGEST_COMMENT = 20_000


class Comment(models.Model):
    """One thing said, by a member of the team or by a reviewer."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="comments")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reviewer = models.ForeignKey(Reviewer, on_delete=models.SET_NULL, null=True, related_name="comments")
    author_name = models.CharField(max_length=120)
    body = models.TextField(_("comment"), validators=[MaxLengthValidator(LONGEST_COMMENT)])
    written_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"{self.author_name} on {self.thread_id}"


class CommentVersion(models.Model):
    """What a comment said from `written_at` until it was edited."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="versions")
    body = models.TextField(validators=[MaxLengthValidator(LONGEST_COMMENT)])
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.comment_id} as of {self.written_at}"


class Mention(models.Model):
    """A comment names somebody: a member of the workspace, or a reviewer of the same round."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "member"], name="one_mention_a_member"),
            models.UniqueConstraint(fields=["comment", "reviewer"], name="one_mention_a_reviewer"),
            models.CheckConstraint(
                condition=models.Q(member=None) ^ models.Q(reviewer=None), name="mention_of_one_person"
            ),
        ]

    def __str__(self) -> str:
        return f"@{self.name}"
