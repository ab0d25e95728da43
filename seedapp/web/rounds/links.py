"""Links that were just made: shown in this one answer, to be copied or saved, and never again."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from seedapp.core.file_names import safe_name
from seedapp.core.thread.matrix import as_csv
from seedapp.feedback import changes
from seedapp.feedback.models import Link, Round
from seedapp.web.form_secrets import token_for
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Role

from .forms import PeopleForm
from .page import page_of, round_of


@dataclass(frozen=True)
class ShownLink:
    """A link as it is shown once. `name` is that of the person it is for, "" for many."""

    name: str
    perspective: str
    address: str


@login_required
@require_POST
@never_cache
def make_links(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    round_ = round_of(here, pk)
    form = PeopleForm(request.POST)
    if form.is_valid():
        once = form.cleaned_data["once"]
        tokens = tokens_for(len(form.people), "more", round_.pk, here.member.user.pk, once)
        try:
            links = changes.make_links(round_, by=here.member.user, people=form.people, tokens=tokens)
            return links_page(request, here, round_, links, title=_("The links are made"))
        except changes.TooMany as refused:
            form.add_error(None, str(refused))
    return page_of(request, here, round_, people_form=form, status=422)


@login_required
@require_POST
@never_cache
def renew_link(request: HttpRequest, workspace: str, design: str, pk: int, number: int) -> HttpResponse:
    """Another link for the same person; the one they had opens nothing from now on."""
    here = visit(request, workspace, design, Role.EDITOR)
    round_ = round_of(here, pk)
    link = get_object_or_404(round_.links, pk=number, is_for_many=False)
    once = request.POST.get("once", "")
    [token] = tokens_for(1, "renewed", link.pk, here.member.user.pk, once) if once else [""]
    token = changes.renew_link(link, by=here.member.user, token=token)
    return links_page(request, here, round_, [(link, token)], title=_("The new link is made"))


def links_page(
    request: HttpRequest, here: Visit, round_: Round, links: Sequence[tuple[Link, str]], *, title: str
) -> HttpResponse:
    """The only page that ever holds the secrets of links, and a file of them."""
    shown = [
        ShownLink(
            link.name,
            link.get_perspective_display() if link.perspective else "",
            request.build_absolute_uri(reverse("review", args=[token])),
        )
        for link, token in links
    ]
    context = here.context(
        "feedback",
        open_page=None,  # a page that follows what others write would show the form again in place of these
        round=round_,
        title=title,
        shared=[one for one in shown if not one.perspective],
        personal=[one for one in shown if one.perspective],
        as_text="\n".join(f"{one.name}: {one.address}" if one.name else one.address for one in shown),
        csv=_as_data(shown),
        csv_name=safe_name(f"{here.design.slug}-review-links.csv"),
    )
    messages.success(request, _("Copy what you need now: it is shown only once."))
    response = render(request, "rounds/links.html", context)
    response["Referrer-Policy"] = "strict-origin"
    return response


def tokens_for(count: int, *parts: object) -> list[str]:
    """Secrets that the same form gets again when it is sent twice; nobody can work them out."""
    return [token_for("link", *parts, number) for number in range(count)]


def _as_data(shown: Sequence[ShownLink]) -> str:
    """A CSV file as a `data:` address, so that it is in the answer itself; with a mark that Excel reads."""
    heads = [_("Name"), _("Perspective"), _("Link")]
    table = as_csv([heads, *([one.name, one.perspective, one.address] for one in shown)])
    content = base64.b64encode(f"\ufeff{table}".encode()).decode()
    return f"data:text/csv;charset=utf-8;base64,{content}"
