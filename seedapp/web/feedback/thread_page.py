"""The page of one thread: where its thing stands, what was said, what can be done."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from seedapp.feedback import changes
from seedapp.feedback.models import Thread
from seedapp.history.models import Change
from seedapp.web.history.words import VERBS
from seedapp.web.visit import Visit

from .addresses import addresses_in
from .became import became_context
from .boards import TeamThread, as_team_sees, threads_of
from .whereabouts import Compass

MOST_CHANGES = 40


def seen_thread(here: Visit, pk: int) -> TeamThread:
    return as_team_sees(here, get_object_or_404(threads_of(here), pk=pk), Compass(here))


def thread_page(
    request: HttpRequest, here: Visit, seen: TeamThread, status: int = 200, **forms: Any
) -> HttpResponse:
    """The page of a thread; `form` is one that came back, with what is wrong with it."""
    suggestion = seen.suggestion
    waits = suggestion is not None and suggestion.change is None and seen.thread.is_open
    context = here.context(
        "feedback",
        one=seen,
        place_url=addresses_in(here, seen.thread.round.revision).of_thread(seen.thread),
        changes=recent_changes(here, seen.thread) if "address" in seen.may else [],
        stale=changes.why_stale(here.design, seen.thread, suggestion) if suggestion and waits else "",
        **became_context(here, seen, Compass(here)),
        **forms,
    )
    return render(request, "feedback/thread.html", context, status=status)


def recent_changes(here: Visit, thread: Thread) -> list[tuple[int, str]]:
    """The latest changes of the design since a thread began, by number, for saying which one addressed it."""
    rows = Change.objects.filter(design_id=here.design.pk, at__gt=thread.begun_at)
    found = rows.exclude(verb__startswith="feedback.").order_by("-number")[:MOST_CHANGES]
    return [
        (one.number, f"{one.by_name} {VERBS.get(one.verb.rpartition('.')[2], one.verb)} {one.title}")
        for one in found
    ]
