"""A round as Markdown that people read: what they wrote is quoted, so that it stays within its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from seedapp.core.difference.changelog import escaped
from seedapp.feedback.models import Judgement, Reach, Severity, State

from .telling import RoundTold, Said, ThreadTold, perspective_word, suggestion_word


def to_markdown(told: RoundTold) -> str:
    """In the reader's language; ends with one newline."""
    return "\n".join(_lines(told)).rstrip("\n") + "\n"


def _lines(told: RoundTold) -> Iterator[str]:
    title = _("Review of %(design)s, revision %(number)s") % {
        "design": escaped(told.design),
        "number": told.revision,
    }
    yield from (f"# {title}", "")
    for one in told.documents:
        yield f"- {escaped(one.service)} {escaped(one.version)} `sha256:{one.sha256}`"
    yield f"- {_('Opened:')} {_at(told.opened_at)}, {_('until:')} {_at(told.closed_at or told.due_at)}"
    yield ""
    if told.intro:
        yield from (*_quoted(told.intro), "")
    yield from _people(told)
    yield from _questions(told)
    yield from _verdicts(told)
    yield from _threads(told)


def _people(told: RoundTold) -> Iterator[str]:
    yield from (f"## {_('Reviewers')}", "")
    for one in told.reviewers:
        came = "" if one.joined_at else f", {_('did not come')}"
        yield f"- {escaped(one.name)}, {perspective_word(one.perspective)}{came}"
    if not told.reviewers:
        yield _("Nobody came.")
    yield ""


def _questions(told: RoundTold) -> Iterator[str]:
    for question in told.questions:
        yield from (f"## {escaped(question.text)}", "")
        for answer in question.answers:
            yield from _said(answer)
    if told.goals:
        yield from (f"## {_('Does it let you do your job?')}", "")
        for goal in told.goals:
            yield f"- {escaped(goal.job)}: **{Reach(goal.answer).label}** ({escaped(goal.by)})"
        yield ""


def _verdicts(told: RoundTold) -> Iterator[str]:
    if not told.verdicts:
        return
    yield from (f"## {_('Verdicts')}", "")
    for one in told.verdicts:
        of = ", ".join(escaped(name) for name in one.operations) or _("the whole")
        who = f"{escaped(one.by)}, {perspective_word(one.perspective)}, {_at(one.at)}"
        yield f"- **{Judgement(one.judgement).label}**: {of} ({who})"
        if one.note:
            yield from (f"  {line}" for line in _quoted(one.note))
    yield ""


def _threads(told: RoundTold) -> Iterator[str]:
    yield from (f"## {_('Comments')}", "")
    for one in told.threads:
        yield from _thread(one)
    if not told.threads:
        yield _("Nobody has said anything.")


def _thread(one: ThreadTold) -> Iterator[str]:
    yield from (f"### {one.number}. {escaped(one.title)}", "")
    yield f"{Severity(one.severity).label}, {State(one.state).label}"
    yield ""
    if one.quote:
        yield from (*_quoted(one.quote), "")
    for said in one.comments:
        yield from _said(said)
    if one.suggestion:
        told = " → ".join(escaped(part) for part in (one.suggestion.before, one.suggestion.value) if part)
        yield from (suggestion_word(one.suggestion.kind) + (f": {told}" if told else ""), "")
    for turn in one.turns:
        change = f" (#{turn.change})" if turn.change else ""
        yield f"*{State(turn.state).label}: {escaped(turn.by)}, {_at(turn.at)}{change}*"
        yield ""
        if turn.note:
            yield from (*_quoted(turn.note), "")


def _said(one: Said) -> Iterator[str]:
    edited = f", {_('edited')}" if one.edited_at else ""
    yield f"**{escaped(one.by)}**, {perspective_word(one.perspective)}, {_at(one.at)}{edited}"
    yield ""
    yield from (*_quoted(one.text), "")


def _quoted(text: str) -> Iterator[str]:
    """Their Markdown stays, but no HTML: whoever opens the file may not be as careful as our pages.

    Nor what a link of a name leads to (`[name]: address`): it would hold for the words of everybody else.
    """
    harmless = text.replace("<", "&lt;").replace("]:", "]\\:")
    return (f"> {line}".rstrip() for line in harmless.splitlines() or [""])


def _at(moment: datetime) -> str:
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")
