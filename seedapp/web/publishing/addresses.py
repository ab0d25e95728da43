"""The public addresses of a design's published documents: where they are, opening, closing, renewing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from seedapp.designs.models import Design
from seedapp.specification import changes
from seedapp.specification.models import Document, Publication
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Role

MOST_LISTED = 200
_SAID = {
    "open": gettext_lazy("The public addresses answer."),
    "close": gettext_lazy("The public addresses answer nothing any more, until you open them again."),
    "renew": gettext_lazy("The addresses are others now. Those from before answer nothing any more."),
}


@dataclass(frozen=True)
class PublicAddress:
    """`by_version` is "" where an older document has that version."""

    document: Document
    by_version: str
    by_hash: str


@login_required
@require_http_methods(["GET", "POST"])
def public_addresses(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """All may see where documents are; editors `do` something: open, close, renew the key that was `seen`."""
    here = visit(request, workspace, design, Role.EDITOR if request.method == "POST" else Role.VIEWER)
    if request.method == "POST":
        return _do(request, here)
    publication = Publication.objects.filter(design=here.design).first()
    documents = list(_each_once(here.design))
    context = here.context(
        "feedback",
        publication=publication,
        addresses=addresses_of(request, here.design, publication, documents[:MOST_LISTED]),
        more=max(0, len(documents) - MOST_LISTED),
        has_documents=bool(documents),
    )
    return render(request, "publishing/addresses.html", context)


def addresses_of(
    request: HttpRequest, design: Design, publication: Publication | None, documents: Iterable[Document]
) -> list[PublicAddress]:
    """Where each document is read; none while the addresses are closed."""
    if publication is None or not publication.is_on:
        return []
    firsts: dict[tuple[str, str], str] = {}
    told = Document.objects.filter(revision__design=design).order_by("revision__number")
    for key, version, sha256 in told.values_list("service_key", "version", "sha256"):
        firsts.setdefault((key, version), sha256)

    def url(name: str, *args: str) -> str:
        return request.build_absolute_uri(reverse(name, args=[publication.key, *args]))

    return [
        PublicAddress(
            one,
            url("published_by_version", one.service_key, one.version)
            if firsts[one.service_key, one.version] == one.sha256
            else "",
            url("published_by_hash", one.sha256),
        )
        for one in documents
    ]


def _each_once(design: Design) -> Iterator[Document]:
    """The documents without their texts, the latest first; the same bytes once, of their first revision."""
    rows = (
        Document.objects.filter(revision__design=design).select_related("revision").defer("yaml", "changes")
    )
    firsts: dict[tuple[str, str], Document] = {}
    for one in rows.order_by("revision__number", "-position"):
        firsts.setdefault((one.service_key, one.sha256), one)
    yield from reversed(firsts.values())


def _do(request: HttpRequest, here: Visit) -> HttpResponse:
    asked, person = request.POST.get("do", ""), here.member.user
    if asked == "open":
        changes.open_addresses(here.design, by=person)
    elif asked == "close":
        changes.close_addresses(here.design, by=person)
    elif asked == "renew":
        changes.renew_addresses(here.design, by=person, seen=request.POST.get("seen", "")[:40])
    if asked in _SAID:
        messages.success(request, str(_SAID[asked]))
    else:
        messages.error(request, _("Choose what to do with the addresses."))
    return redirect(here.url("public_addresses"))
