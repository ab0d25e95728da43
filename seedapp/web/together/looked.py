"""“I have seen them”: what others wrote in a design up to now is not new any more."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from seedapp.notices.looking import see_all

from ..next_page import next_page
from ..visit import visit


@login_required
@require_POST
def see_changes(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`mark` is the change up to which the page showed the design."""
    come = visit(request, workspace, design)
    mark = request.POST.get("mark", "")
    seen = int(mark) if mark.isascii() and mark.isdecimal() and len(mark) < 16 else come.number
    see_all(come.design.pk, by=come.member.user, number=min(seen, come.number), now=timezone.now())
    return redirect(next_page(request, otherwise=come.url("design")))
