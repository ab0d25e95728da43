"""Operations derived from stories and messages: accept, edit first, merge, or decide against."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from seedapp.core.derive.operations import OperationCandidate
from seedapp.core.typed_text import tidy
from seedapp.operations import acceptance, changes
from seedapp.operations.keys import Taken
from seedapp.operations.models import Kind, Operation
from seedapp.operations.waiting import READY, waiting
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Role

from .candidate_cards import groups_of

MOST_NAMED = 5


def candidate_of(here: Visit, id_: str) -> OperationCandidate:
    """Raises Http404 when it does not wait any more."""
    found = next((one for one in waiting(here.design, here.value) if one.id == id_), None)
    if found is None:
        raise Http404(_("This candidate is not waiting any more: it was accepted or set aside."))
    return found


@login_required
@require_GET
def candidates(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design)
    found = waiting(here.design, here.value)
    context = here.context(
        "operations",
        groups=groups_of(here, found),
        waiting=len(found),
        ready=sum(1 for one in found if one.confidence >= READY),
        dismissals=here.design.dismissals.select_related("by"),
    )
    return render(request, "operations/candidates.html", context)


@login_required
@require_POST
def accept_candidate(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`only` (an id), `as` (an id:query or id:action), `merge` (an id) with `into-id` (a key), `ready` for
    all that are, or else each ticked `candidate`."""
    here = visit(request, workspace, design, Role.EDITOR)
    posted, found = request.POST, waiting(here.design, here.value)
    try:
        if "merge" in posted:
            accepted = _merge(here, posted, found)
        elif "as" in posted:
            accepted = _answer(here, posted["as"], found)
        else:
            chosen = [one for one in found if one.id in _chosen(posted, found)]
            accepted = acceptance.accept_candidates(here.design, candidates=chosen, by=here.member.user)
    except Taken as taken:
        messages.error(request, str(taken))
        return redirect(here.url("candidates"))
    _say_accepted(request, accepted)
    return redirect(here.url("candidates"))


@login_required
@require_POST
def dismiss_candidate(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`dismiss` is the id; a second press finds it set aside already."""
    here = visit(request, workspace, design, Role.EDITOR)
    found = next(
        (one for one in waiting(here.design, here.value) if one.id == request.POST.get("dismiss")), None
    )
    if found:
        title = found.operation.name or found.operation.key
        changes.dismiss_candidate(here.design, candidate=found.id, title=title, by=here.member.user)
        messages.success(request, _("“%(name)s” is set aside; it stands below.") % {"name": title})
    return redirect(here.url("candidates"))


@login_required
@require_POST
def reconsider_candidate(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    row = here.design.dismissals.filter(candidate=tidy(request.POST.get("candidate", ""))).first()
    if row:  # a second press finds it waiting again
        changes.reconsider_candidate(row, by=here.member.user)
    return redirect(here.url("candidates"))


def _chosen(posted: QueryDict, found: list[OperationCandidate]) -> set[str]:
    if "only" in posted:
        return {str(posted["only"])}
    if "ready" in posted:
        return {one.id for one in found if one.confidence >= READY}
    return set(posted.getlist("candidate"))


def _answer(here: Visit, answer: str, found: list[OperationCandidate]) -> list[Operation]:
    id_, _colon, kind = answer.partition(":")
    return [
        acceptance.accept_candidate(here.design, candidate=one, by=here.member.user, kind=kind)
        for one in found
        if one.id == id_ and kind in Kind.values
    ]


def _merge(here: Visit, posted: QueryDict, found: list[OperationCandidate]) -> list[Operation]:
    one = next((one for one in found if one.id == posted["merge"]), None)
    if one is None:
        return []
    kept = get_object_or_404(
        Operation,
        service__design=here.design,
        service__key=one.operation.service,
        key=posted.get(f"into-{one.id}", ""),
    )
    return [acceptance.give(kept, one.operation, by=here.member.user)]


def _say_accepted(request: HttpRequest, accepted: list[Operation]) -> None:
    if not accepted:
        messages.info(request, _("Nothing was accepted: tick a candidate first, or it was accepted before."))
        return
    named, more = accepted[:MOST_NAMED], len(accepted) > MOST_NAMED
    words = ngettext("Accepted: %(names)s.", "%(count)s operations accepted: %(names)s.", len(accepted)) % {
        "count": len(accepted),
        "names": ", ".join(one.name for one in named) + (" …" if more else ""),
    }
    messages.success(request, words)
