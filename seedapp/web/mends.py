"""Pressing a mend: the change that was shown is made, as one write that can be taken back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedapp.coach.mending import NotOffered, carry_out, row_of, shown_mend
from seedapp.core.coach.mends import NotSafe
from seedapp.history.rows import Gone, Stale
from seedapp.operations.keys import Taken
from seedapp.snapshot.surroundings import surroundings_of
from seedapp.workspaces.models import Role

from .next_page import next_page
from .visit import visit
from .wording import spoken


@login_required
@require_POST
def mends(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`rule` and `target` of the finding, the `thing` to change, the `mark` of the mend that was shown."""
    here = visit(request, workspace, design, Role.EDITOR)
    thing = request.POST.get("thing", "")
    row = row_of(here.design, thing)  # before the design is read: whoever writes in between makes it stale
    try:
        asked = {name: request.POST.get(name, "") for name in ("rule", "target", "mark")}
        mend = shown_mend(here.look, **asked)
        if row is None or mend.thing != thing:
            raise NotOffered
        change = carry_out(
            here.design,
            row=row,
            mend=mend,
            look=here.look,
            surroundings=surroundings_of(here.design),
            by=here.member.user,
        )
    except NotOffered as changed:
        messages.warning(request, str(changed))
    except NotSafe as reason:
        messages.error(request, _("Nothing was changed. %(why)s") % {"why": spoken(reason.sentence)})
    except (Stale, Gone, Taken) as conflict:
        messages.error(request, str(conflict))
    else:
        undo = here.url("undo_change", change.number)
        messages.success(
            request, _("Mended: %(label)s") % {"label": spoken(mend.label)}, extra_tags=f"undo:{undo}"
        )
        if change.target != thing:  # its page has another address now
            return redirect(here.places.of(change.target))
    return redirect(next_page(request, here.url("design")))
