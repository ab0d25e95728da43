"""Pressing a mend: the change that was shown is made, as one write that can be taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedapp.core.coach.mends import Mend, NotSafe, mend_of, mended
from seedapp.history import changes as history
from seedapp.history.rows import Gone, Stale
from seedapp.operations.keys import Taken
from seedapp.snapshot.surroundings import surroundings_of
from seedapp.workspaces.models import Role

from .mend_writes import row_of, write
from .next_page import next_page
from .visit import Visit, visit
from .wording import spoken


@login_required
@require_POST
def mends(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`rule` and `target` of the finding, the `thing` to change, the `mark` of the mend that was shown."""
    here = visit(request, workspace, design, Role.EDITOR)
    thing = request.POST.get("thing", "")
    row = row_of(here.design, thing)  # before the design is read: whoever writes in between makes it stale
    mend = _shown(request, here)
    if mend is None or row is None or mend.thing != thing:
        messages.warning(request, _("The design has changed in the meantime. Look again at what is advised."))
        return redirect(next_page(request, here.url("design")))
    try:
        mended(here.value, mend, before=here.findings, surroundings=surroundings_of(here.design))
        undo, name = _written(here, row, mend)
    except NotSafe as reason:
        messages.error(request, _("Nothing was changed. %(why)s") % {"why": spoken(reason.sentence)})
    except (Stale, Gone, Taken) as conflict:
        messages.error(request, str(conflict))
    else:
        messages.success(
            request, _("Mended: %(label)s") % {"label": spoken(mend.label)}, extra_tags=f"undo:{undo}"
        )
        if name != thing:  # its page has another address now
            return redirect(here.places.of(name))
    return redirect(next_page(request, here.url("design")))


def _shown(request: HttpRequest, here: Visit) -> Mend | None:
    """The mend that was pressed, if it is still what it was when it was shown."""
    asked = (request.POST.get("rule", ""), request.POST.get("target", ""))
    for finding in here.findings:
        if (finding.rule, finding.target) == asked:
            mend = mend_of(finding, here.look.seen)
            if mend is not None and mend.mark == request.POST.get("mark"):
                return mend
    return None


def _written(here: Visit, row: Any, mend: Mend) -> tuple[str, str]:
    """The address that takes the mend back, and the target of the thing as it is called now."""
    with transaction.atomic():
        write(row, mend, by=here.member.user)
        change = history.after(here.design.pk, history.last_number(here.design.pk) - 1).get()
    return here.url("take_back", change.number), change.target
