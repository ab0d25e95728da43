"""The team's own questions in a round, and what reviewers answer."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.feedback.models import Answer, Question, Reviewer, Round
from seedapp.feedback.policy import Refused, check_pace, check_questions

from .telling import held, held_open, record


@transaction.atomic
def add_question(round_: Round, *, by: User | None, text: str) -> Question:
    """One more question, after the others; the same words are not asked twice. Raises TooMany."""
    held(round_)
    if known := round_.questions.filter(text=text).first():
        return known
    there = list(round_.questions.all())
    check_questions([*(one.text for one in there), text])
    position = there[-1].position + 1 if there else 0
    question = Question.objects.create(round=round_, position=position, text=text)
    record(round_, by, "", "feedback.question_added", question, text, after={"text": text})
    return question


@transaction.atomic
def remove_question(question: Question, *, by: User | None) -> None:
    """One that is gone already stays so. Raises Refused for one that was answered: what people said stays."""
    round_ = held(question.round)
    if not round_.questions.filter(pk=question.pk).exists():
        return
    if question.answers.exists():
        raise Refused(_("This question was answered: it stays, with what people said."))
    record(
        round_, by, "", "feedback.question_removed", question, question.text, before={"text": question.text}
    )
    question.delete()


@transaction.atomic
def answer_question(reviewer: Reviewer, *, question: Question, body: str) -> Answer | None:
    """What a reviewer answers now; the journal keeps what they answered before. No text takes it back.

    Raises RoundOver, TooMany for a reviewer who is too fast, and Refused for a question of another round.
    """
    round_ = held_open(reviewer.round)
    if question.round_id != round_.pk:
        raise Refused(_("This question belongs to another review."))
    known = Answer.objects.filter(question=question, reviewer=reviewer).first()
    before = known.body if known else ""
    if body == before:
        return known
    check_pace(reviewer)
    if body:
        values = {"body": body, "answered_at": timezone.now()}
        known, _made = Answer.objects.update_or_create(question=question, reviewer=reviewer, defaults=values)
    elif known:
        known.delete()
        known = None
    record(
        round_,
        reviewer.user,
        reviewer.name,
        "feedback.question_answered",
        question,
        question.text,
        before={"body": before},
        after={"body": body},
    )
    return known
