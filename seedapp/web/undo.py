"""What the next page says of a write: that it is saved; or deleted, with an offer to put it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from seedapp.history.once import DoneAlready, was_pressed

from .field_words import FIELD_WORDS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from seedapp.history.models import Change, Versioned

    from .visit import Visit


def say_saved(request: HttpRequest, name: str) -> None:
    """Tell that `name` is written; the browser then forgets the draft it kept (see keep-typing.js)."""
    messages.success(request, _("“%(name)s” is saved.") % {"name": name})


def say_merged(request: HttpRequest, row: Versioned) -> None:
    """Tell what others changed of a row while it was edited: an edit that was merged says so."""
    if not row.meanwhile:
        return
    people = list(dict.fromkeys(filter(None, row.meanwhile.values()))) or [_("Somebody else")]
    fields = list(dict.fromkeys(str(FIELD_WORDS.get(name, name)) for name in row.meanwhile))
    words = _("%(who)s changed %(what)s in the meantime; both are saved.")
    messages.info(
        request,
        words
        % {
            "who": get_text_list(people, _("and")),
            "what": get_text_list([_("“%(field)s”") % {"field": one} for one in fields], _("and")),
        },
    )


def say_removed(request: HttpRequest, visit: Visit, change: Change, words: str) -> None:
    """Show `words` on the next page, with an Undo button: the messages' template reads `undo:address`."""
    messages.success(request, words, extra_tags=f"undo:{visit.url('undo_change', change.number)}")


def hangs(hanging: list[tuple[str, int]]) -> list[str]:
    """What would go along, in words: (“job_stories.JobStory”, 2) → “2 job stories”.

    Parts of other things have no words of their own.
    """
    return [str(_COUNTED[model] % {"n": count}) for model, count in hanging if model in _COUNTED]


# By the labels of the models.
_COUNTED = {
    "designs.Service": ngettext_lazy("%(n)s service", "%(n)s services", "n"),
    "actors.Actor": ngettext_lazy("%(n)s actor", "%(n)s actors", "n"),
    "job_stories.JobStory": ngettext_lazy("%(n)s job story", "%(n)s job stories", "n"),
    "interactions.Interaction": ngettext_lazy("%(n)s interaction", "%(n)s interactions", "n"),
    "interactions.Message": ngettext_lazy("%(n)s message", "%(n)s messages", "n"),
    "operations.Operation": ngettext_lazy("%(n)s operation", "%(n)s operations", "n"),
    "operations.DataType": ngettext_lazy("%(n)s type", "%(n)s types", "n"),
    "operations.Field": ngettext_lazy("%(n)s field", "%(n)s fields", "n"),
    "operations.Failure": ngettext_lazy("%(n)s failure", "%(n)s failures", "n"),
    "operations.Dismissal": ngettext_lazy("%(n)s dismissed candidate", "%(n)s dismissed candidates", "n"),
    "coach.Waiver": ngettext_lazy("%(n)s piece of advice set aside", "%(n)s pieces of advice set aside", "n"),
    "specification.Revision": ngettext_lazy("%(n)s revision", "%(n)s revisions", "n"),
    "specification.Document": ngettext_lazy("%(n)s document", "%(n)s documents", "n"),
    "specification.Move": ngettext_lazy(
        "%(n)s change of a revision's state", "%(n)s changes of a revision's state", "n"
    ),
    "specification.Publication": ngettext_lazy(
        "%(n)s set of public addresses", "%(n)s sets of public addresses", "n"
    ),
    "feedback.Round": ngettext_lazy("%(n)s round of review", "%(n)s rounds of review", "n"),
    "feedback.Link": ngettext_lazy("%(n)s link to a review", "%(n)s links to a review", "n"),
    "feedback.Question": ngettext_lazy("%(n)s question to reviewers", "%(n)s questions to reviewers", "n"),
    "feedback.Answer": ngettext_lazy("%(n)s answer of a reviewer", "%(n)s answers of reviewers", "n"),
    "feedback.Reviewer": ngettext_lazy("%(n)s reviewer", "%(n)s reviewers", "n"),
    "feedback.Thread": ngettext_lazy("%(n)s thread", "%(n)s threads", "n"),
    "feedback.Comment": ngettext_lazy("%(n)s comment", "%(n)s comments", "n"),
    "feedback.Verdict": ngettext_lazy("%(n)s verdict", "%(n)s verdicts", "n"),
}


def sent_before(request: HttpRequest, address: str) -> HttpResponse | None:
    """The answer to a form that was sent and done before, where the first time makes the second invalid."""
    if request.method == "POST" and was_pressed(request.POST.get("once", "")):
        return sent_twice(request, DoneAlready(), address)
    return None


def sent_twice(request: HttpRequest, done: DoneAlready, address: str) -> HttpResponse:
    """To where the thing is that the first press of the button made."""
    messages.success(request, str(done))
    return redirect(address)
