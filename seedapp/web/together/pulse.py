"""The pulse: what an open page asks every two seconds. A handful of queries, none of which writes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from seedapp.core import design as core
from seedapp.history.changes import after
from seedapp.history.models import Change
from seedapp.workspaces.access import membership_for

from ..history import VERBS
from ..notices.bell import unread_count, unread_label
from ..places import Places, anchor_of
from ..standing import mark_of_workspace, standing_of
from ..visit import Visit, visit
from .here import people_beside

MOST_CHANGES = 30


@login_required
@require_GET
def pulse(request: HttpRequest, workspace: str, design: str) -> JsonResponse:
    """`mark` is the number of the last change, `changes` those behind `after`, `people` who else is here.

    A page that shows another mark fetches itself anew and takes over what differs.
    """
    come = visit(request, workspace, design)
    seen = _number(request.GET.get("after", ""), otherwise=come.number)
    behind = after(come.design.pk, seen, MOST_CHANGES).defer("before", "after") if seen < come.number else ()
    answer = standing_of(request, come.member) | {
        "mark": str(come.number),
        "changes": [_told(come, one) for one in behind],
        "more": max(0, come.number - seen - MOST_CHANGES),
        "people": people_beside(come, timezone.now()),
        "notices": unread_label(unread_count(come.member.user)),
    }
    return JsonResponse(answer)


@login_required
@require_GET
def workspace_pulse(request: HttpRequest, workspace: str) -> JsonResponse:
    """The same for the page of a workspace's members: it has no journal, so its mark is made of its rows."""
    member = membership_for(request.user, workspace)
    return JsonResponse(
        standing_of(request, member)
        | {"mark": mark_of_workspace(member.workspace), "changes": [], "more": 0, "people": []}
    )


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else otherwise


def _told(come: Visit, change: Change) -> dict[str, Any]:
    """A change in words, and where on its page the thing stands."""
    did = VERBS.get(change.verb.rpartition(".")[2], change.verb)
    said = {"name": change.by_name, "did": did, "title": change.title}
    is_removed = change.verb.endswith(".removed")
    return {
        "number": change.number,
        "by": change.by_name,
        "mine": change.by_id == come.member.user_id,
        "words": _("%(name)s %(did)s “%(title)s”.") % said,
        "title": change.title,
        "url": Places(come.design, core.Design(title="")).of(change.target),
        "anchor": anchor_of(change.target),
        "removed": is_removed,
        "undo": come.url("undo_change", change.number) if is_removed and come.may_edit else "",
        "at": change.at.isoformat(),
    }
