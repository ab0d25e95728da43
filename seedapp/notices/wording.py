"""Notices in words, in the language that is on: one sentence each, and what was said."""

from __future__ import annotations

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from .models import Kind, Notice

MOST_CHARACTERS = 600


def sentence_of(notice: Notice) -> str:
    """What happened, in one line."""
    return _template(notice) % {
        "name": one_line(notice.by_name) or _("Somebody"),
        "title": one_line(notice.title),
    }


def quote_of(notice: Notice) -> str:
    """What somebody wrote, as they typed it and not too long; "" where nothing was."""
    after = notice.change.after if notice.change else None
    if not isinstance(after, dict):
        return ""
    said = next((after[name] for name in ("body", "note", "reason") if after.get(name)), "")
    return Truncator(str(said)).chars(MOST_CHARACTERS)


def one_line(text: str) -> str:
    """Without line ends and other control characters, which would break out of a header or a list."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _template(notice: Notice) -> str:
    verb = notice.change.verb if notice.change else ""
    match notice.kind:
        case Kind.MENTIONED:
            return _("%(name)s mentioned you in a comment on “%(title)s”.")
        case Kind.ANSWERED:
            return _("%(name)s answered your comment on “%(title)s”.")
        case Kind.SETTLED:
            return _settled(verb)
        case Kind.APPLIED:
            return _("%(name)s applied what your comment on “%(title)s” suggests.")
        case Kind.BEGUN:
            return _begun(verb)
        case Kind.VERDICT:
            return _("%(name)s gave a verdict: %(title)s.")
        case Kind.PUBLISHED:
            return _of_a_revision(verb)
        case Kind.OPENED:
            return _("%(name)s asks you to review: %(title)s.")
        case _:
            return _("A review ends soon, and you have said nothing yet: %(title)s.")


def _of_a_revision(verb: str) -> str:
    match verb:
        case "specification.approved":
            return _("%(name)s approved %(title)s.")
        case "specification.withdrawn":
            return _("%(name)s withdrew %(title)s.")
        case _:
            return _("%(name)s published a new revision: %(title)s.")


def _begun(verb: str) -> str:
    if verb == "feedback.answered":
        return _("%(name)s answered on “%(title)s”.")
    return _("%(name)s commented on “%(title)s”.")


def _settled(verb: str) -> str:
    match verb:
        case "feedback.addressed":
            return _("%(name)s marked your comment on “%(title)s” as addressed.")
        case "feedback.dismissed":
            return _("%(name)s dismissed your comment on “%(title)s”, with a reason.")
        case "feedback.reopened":
            return _("%(name)s opened your comment on “%(title)s” again.")
        case _:
            return _("%(name)s resolved your comment on “%(title)s”.")
