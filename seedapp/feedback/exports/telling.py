"""A round as plain values: what was asked, who came, what they said, what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from seedapp.feedback.models import (
    Comment,
    GoalAnswer,
    Perspective,
    Reviewer,
    Round,
    Severity,
    State,
    Thread,
    Turn,
    Verdict,
)
from seedapp.specification.frozen import frozen_design


@dataclass(frozen=True)
class Said:
    """One thing that somebody said. `perspective` is "" for the team."""

    by: str
    perspective: str
    at: datetime
    text: str
    edited_at: datetime | None = None

    @property
    def perspective_word(self) -> str:
        return perspective_word(self.perspective)


@dataclass(frozen=True)
class TurnTold:
    """A thread came into a state; `change` is the number of the change of the design that did it."""

    state: str
    by: str
    at: datetime
    note: str
    change: int | None

    @property
    def state_word(self) -> str | Promise:
        return State(self.state).label


@dataclass(frozen=True)
class SuggestionTold:
    """A concrete change that a thread proposes; `change` is the number of the one that applied it."""

    kind: str
    before: str
    value: str
    change: int | None


@dataclass(frozen=True)
class ThreadTold:
    """`number` counts within the round, `id` is that of the REST API."""

    number: int
    id: int
    kind: str
    anchor: str
    title: str
    part: str
    quote: str
    severity: str
    state: str
    begun_at: datetime
    comments: tuple[Said, ...]
    turns: tuple[TurnTold, ...]
    suggestion: SuggestionTold | None

    @property
    def severity_word(self) -> str | Promise:
        return Severity(self.severity).label

    @property
    def state_word(self) -> str | Promise:
        return State(self.state).label


@dataclass(frozen=True)
class VerdictTold:
    """`operations` are the names of those that it is about, none for the whole."""

    by: str
    perspective: str
    judgement: str
    operations: tuple[str, ...]
    note: str
    at: datetime


@dataclass(frozen=True)
class GoalTold:
    by: str
    perspective: str
    job: str
    answer: str
    at: datetime


@dataclass(frozen=True)
class ReviewerTold:
    name: str
    perspective: str
    joined_at: datetime | None


@dataclass(frozen=True)
class QuestionTold:
    text: str
    answers: tuple[Said, ...]


@dataclass(frozen=True)
class DocumentTold:
    service: str
    version: str
    sha256: str


@dataclass(frozen=True)
class RoundTold:
    """Everything of one round, in the order in which it happened."""

    design: str
    revision: int
    state: str
    documents: tuple[DocumentTold, ...]
    intro: str
    opened_at: datetime
    due_at: datetime
    closed_at: datetime | None
    reviewers: tuple[ReviewerTold, ...]
    questions: tuple[QuestionTold, ...]
    goals: tuple[GoalTold, ...]
    verdicts: tuple[VerdictTold, ...]
    threads: tuple[ThreadTold, ...]


def told_of(round_: Round) -> RoundTold:
    """In a number of queries that does not depend on what was said."""
    revision = round_.revision
    reviewers = {one.pk: one for one in round_.reviewers.all()}
    names = {one.uid: one.name or one.key for one in frozen_design(revision).operations}
    return RoundTold(
        design=revision.design.title,
        revision=revision.number,
        state=revision.state,
        documents=tuple(
            DocumentTold(one.service_key, one.version, one.sha256) for one in revision.documents.all()
        ),
        intro=round_.intro,
        opened_at=round_.opened_at,
        due_at=round_.due_at,
        closed_at=round_.closed_at,
        reviewers=tuple(ReviewerTold(one.name, one.perspective, one.joined_at) for one in reviewers.values()),
        questions=tuple(_questions(round_)),
        goals=tuple(_goals(reviewers)),
        verdicts=tuple(_verdicts(reviewers, names)),
        threads=tuple(_threads(round_)),
    )


def as_plain(told: RoundTold) -> dict[str, Any]:
    """The round as JSON has it: dates as ISO 8601, no link and no e-mail address anywhere."""
    return {"format": 1, **_plain(told)}


def perspective_word(perspective: str) -> str:
    """Who speaks, in a word or two."""
    match perspective:
        case Perspective.END_USER.value:
            return _("end user")
        case Perspective.CLIENT_DEVELOPER.value:
            return _("client developer")
        case _:
            return _("team")


def suggestion_word(kind: str) -> str:
    """What kind of change is proposed, in words."""
    return {
        "rename": _("Suggests another name"),
        "optional": _("Suggests to make it optional"),
        "required": _("Suggests to make it required"),
        "type": _("Suggests another type"),
        "describe": _("Suggests another description"),
        "remove": _("Suggests to remove it"),
        "add-failure": _("Suggests to add a failure"),
        "add-input": _("Suggests to ask for one more value"),
        "add-output": _("Suggests to answer one more value"),
        "add-field": _("Suggests to add a field"),
    }.get(kind, _("Suggests to add a value"))


def _questions(round_: Round) -> Iterator[QuestionTold]:
    for one in round_.questions.prefetch_related("answers__reviewer"):
        answers = (
            Said(row.reviewer.name, row.reviewer.perspective, row.answered_at, row.body)
            for row in one.answers.all()
        )
        yield QuestionTold(one.text, tuple(answers))


def _goals(reviewers: dict[int, Reviewer]) -> Iterator[GoalTold]:
    for row in GoalAnswer.objects.filter(reviewer__in=reviewers).order_by("given_at", "pk"):
        who = reviewers[row.reviewer_id]
        yield GoalTold(who.name, who.perspective, row.job_title, row.answer, row.given_at)


def _verdicts(reviewers: dict[int, Reviewer], names: dict[str, str]) -> Iterator[VerdictTold]:
    for row in Verdict.objects.filter(reviewer__in=reviewers).order_by("given_at", "pk"):
        operations = tuple(names.get(uid, uid) for uid in row.operations)
        name = reviewers[row.reviewer_id].name
        yield VerdictTold(name, row.perspective, row.judgement, operations, row.note, row.given_at)


def _threads(round_: Round) -> Iterator[ThreadTold]:
    """What hangs on threads is sorted here: Django's own way of it takes a query set for each of them."""
    comments: defaultdict[int, list[Said]] = defaultdict(list)
    for one in Comment.objects.filter(thread__round=round_).select_related("reviewer"):
        comments[one.thread_id].append(_said(one))
    turns: defaultdict[int, list[TurnTold]] = defaultdict(list)
    for turn in Turn.objects.filter(thread__round=round_):
        turns[turn.thread_id].append(_turn(turn))
    rows: QuerySet[Thread] = round_.threads.order_by("pk").select_related("suggestion")
    for number, row in enumerate(rows, start=1):
        yield _thread(number, row, comments[row.pk], turns[row.pk])


def _thread(number: int, row: Thread, comments: Sequence[Said], turns: Sequence[TurnTold]) -> ThreadTold:
    return ThreadTold(
        number=number,
        id=row.pk,
        kind=row.anchor_kind,
        anchor=row.anchor,
        title=row.anchor_title,
        part=row.part,
        quote=row.quote,
        severity=row.severity,
        state=row.state,
        begun_at=row.begun_at,
        comments=tuple(comments),
        turns=tuple(turns),
        suggestion=_suggestion(row),
    )


def _suggestion(row: Thread) -> SuggestionTold | None:
    found = getattr(row, "suggestion", None)
    return SuggestionTold(found.kind, found.before, found.value, found.change) if found else None


def _said(row: Comment) -> Said:
    perspective = row.reviewer.perspective if row.reviewer else ""
    return Said(row.author_name, perspective, row.written_at, row.body, row.edited_at)


def _turn(row: Turn) -> TurnTold:
    return TurnTold(row.state, row.author_name, row.at, row.note, row.change)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime) else value
