"""Who is here: an open page says where it is, and learns of the others with each pulse."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedapp.accounts.models import display_name
from seedapp.notices.changes import remember_language
from seedapp.notices.looking import look_at
from seedapp.presence.changes import be_here, who_is_here
from seedapp.presence.models import Presence

from ..places import anchor_of
from ..rail import STEPS
from ..visit import Visit, visit

if TYPE_CHECKING:
    from django.urls import ResolverMatch

TINTS = 6
LONGEST_PAGE = Presence._meta.get_field("page").max_length or 0

_ROOMS: dict[str, str | Promise] = {
    "": gettext_lazy("Overview"),
    "history": gettext_lazy("History"),
    "settings": gettext_lazy("Settings"),
    "services": gettext_lazy("Settings"),
    "impact": gettext_lazy("Impact"),
} | {step.slug.replace("_", "-"): step.title for step in STEPS}
_THINGS = {
    "actor": "actor:{key}",
    "job_story": "job:{key}",
    "interaction": "interaction:{key}",
    "operation": "operation:{service}/{key}",
    "binding": "operation:{service}/{key}",
    "type": "type:{name}",
    "service": "service:{key}",
}
_ONLY_POSTS = {"add_actor": "actors", "add_job_story": "job_stories"}


@login_required
@require_POST
def here(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`page` is the address of the open page, `editing` says that somebody has begun to type on it.

    `mark` is the change up to which the page shows the design: so far they have looked.
    """
    come, now = visit(request, workspace, design), timezone.now()
    be_here(
        come.design.pk,
        by=come.member.user,
        page=_page_within(come, request.POST.get("page", "")),
        is_editing=bool(request.POST.get("editing")) and come.may_edit,
        now=now,
    )
    mark = request.POST.get("mark", "")
    if mark.isascii() and mark.isdecimal() and len(mark) < 16:
        look_at(come.design.pk, by=come.member.user, number=min(int(mark), come.number), now=now)
        remember_language(come.member.user, get_language() or "")
    return HttpResponse(status=204)


def people_beside(come: Visit, now: datetime) -> list[dict[str, Any]]:
    """Who else has the design open, as pages show them: name, initial, tint, where, url, editing."""
    return [
        _as_shown(come, one)
        for one in who_is_here(come.design.pk, now=now)
        if one.user_id != come.member.user_id
    ]


def _as_shown(come: Visit, one: Presence) -> dict[str, Any]:
    name = display_name(one.user)
    address = come.url("design") + one.page
    match = _match(address)
    where = _ROOMS.get(one.page.partition("/")[0], _("Overview"))
    instead = _ONLY_POSTS.get(match.url_name or "") if match else "design"
    return {
        "name": name,
        "initial": name[:1].upper(),
        "tint": one.user_id % TINTS,
        "where": str(where),
        "url": come.url(instead) if instead else address,
        "page": address,
        "anchor": _anchor(match) if match else "",
        "editing": one.is_editing,
    }


def _anchor(match: ResolverMatch) -> str:
    """The id that the thing of a page has on the pages that list it."""
    thing = _THINGS.get(match.url_name or "", "")
    return anchor_of(thing.format(**match.kwargs)) if thing else ""


def _page_within(come: Visit, address: str) -> str:
    """An address of this design without its beginning; "", the overview, for any other."""
    within = address.removeprefix(come.url("design"))
    is_ours = within != address and len(within) <= LONGEST_PAGE and _match(address) is not None
    return within if is_ours else ""


def _match(address: str) -> ResolverMatch | None:
    try:
        return resolve(address)
    except Resolver404:
        return None
