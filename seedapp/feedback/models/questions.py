"""What the team asks in a round, and what reviewers answer."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .reviewers import Reviewer
from .rounds import Round

LONGEST_ANSWER = 20_000


class Question(models.Model):
    """One question of the team's own, in the order in which reviewers see them."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveIntegerField()
    text = models.CharField(_("question"), max_length=500)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "text"], name="one_question_of_its_words")]

    def __str__(self) -> str:
        return self.text


class Answer(models.Model):
    """What a reviewer answers now; what they answered before is in the journal."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="answers")
    body = models.TextField(_("answer"), validators=[MaxLengthValidator(LONGEST_ANSWER)])
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["answered_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["question", "reviewer"], name="one_answer_a_reviewer")]

    def __str__(self) -> str:
        return f"{self.reviewer} on {self.question_id}"
