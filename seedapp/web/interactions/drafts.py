"""What a text that is still being typed says, and its drawing: asked for whenever the typing pauses."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from seedapp.core import design as core
from seedapp.interactions.drawings import drawing_of
from seedapp.workspaces.models import Role

from ..forms import tidy
from ..visit import visit
from .reading import TextRead
from .ties import posted, with_ties


@login_required
@require_POST
def draft_drawing(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """The parts of the page that follow the text, as HTML, each marked `data-live-part`.

    Takes the editor's form, `key` of the interaction when it is a saved one, and `dark`. Saves nothing.
    """
    here = visit(request, workspace, design, Role.EDITOR)
    row = here.design.interactions.filter(key=tidy(request.POST.get("key", ""))).first()
    saved = here.value.interaction(row.key) if row else None
    text = tidy(request.POST.get("plantuml", ""))
    draft = core.Interaction(
        key=row.key if row else "",
        title=request.POST.get("title", ""),
        jobs=tuple(request.POST.getlist("jobs")),
        plantuml=text,
        participants=saved.participants if saved else {},
    )
    read = TextRead(here, with_ties(draft, posted(request.POST)), row)
    if not read.is_empty:
        read.drawing = drawing_of(text, dark=request.POST.get("dark") == "1")
    context = {"read": read, "design": here.design, "workspace": here.design.workspace, "may_edit": True}
    response = render(request, "interactions/draft.html", context)
    response["Cache-Control"] = "private, no-store"
    return response
