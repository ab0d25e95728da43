"""A round as comma-separated values: one row for each thing that was said, none of which is a formula."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from seedapp.core.thread.matrix import as_csv

from .telling import RoundTold, perspective_word


def to_csv(told: RoundTold) -> str:
    """With a head, and a mark by which spreadsheets know UTF-8.

    Markdown stays as it was typed, but for what could be a formula.
    """
    return "\ufeff" + as_csv([_head(), *_rows(told)])


def _head() -> list[str]:
    return [
        _("kind"),
        _("thread"),
        _("at"),
        _("by"),
        _("perspective"),
        _("about"),
        _("part"),
        _("quote"),
        _("severity"),
        _("state"),
        _("text"),
    ]


def _rows(told: RoundTold) -> Iterator[list[str]]:
    for question in told.questions:
        for answer in question.answers:
            who = [answer.by, perspective_word(answer.perspective)]
            yield [_("answer"), "", _at(answer.at), *who, question.text, "", "", "", "", answer.text]
    for goal in told.goals:
        who = [goal.by, perspective_word(goal.perspective)]
        yield [_("goal"), "", _at(goal.at), *who, goal.job, "", "", "", "", goal.answer]
    for verdict in told.verdicts:
        who, of = [verdict.by, perspective_word(verdict.perspective)], "; ".join(verdict.operations)
        yield [_("verdict"), "", _at(verdict.at), *who, of, "", "", "", verdict.judgement, verdict.note]
    yield from _of_threads(told)


def _of_threads(told: RoundTold) -> Iterator[list[str]]:
    for thread in told.threads:
        number, about = str(thread.number), [thread.title, thread.part, thread.quote]
        for said in thread.comments:
            who = [said.by, perspective_word(said.perspective)]
            yield [_("comment"), number, _at(said.at), *who, *about, thread.severity, thread.state, said.text]
        if thread.suggestion:
            text = " → ".join(
                part
                for part in (thread.suggestion.kind, thread.suggestion.before, thread.suggestion.value)
                if part
            )
            yield [_("suggestion"), number, "", "", "", *about, thread.severity, thread.state, text]
        for turn in thread.turns:
            text = f"{turn.note} (#{turn.change})".strip() if turn.change else turn.note
            yield [_("turn"), number, _at(turn.at), turn.by, "", *about, thread.severity, turn.state, text]


def _at(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
