"""Everything as one zip: of the design as it stands, or of a revision as it was published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from seedapp.core import design_file
from seedapp.core.yaml_text import load_plain
from seedapp.implementation.archive import zipped
from seedapp.implementation.bundle import Bundle, files_of
from seedapp.implementation.pictures import pictures_of
from seedapp.specification.models import Revision
from seedapp.web.downloads import attachment
from seedapp.web.specification.making import NotMade, make
from seedapp.web.visit import Visit, visit

from .standing import changes_since


@login_required
@require_GET
def bundle(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`revision` (a number) for what was published; nothing for the design as it stands.

    The files speak the language of the design, whoever downloads them.
    """
    here = visit(request, workspace, design)
    with translation.override(_language(here.design.language)):
        asked = request.GET.get("revision", "")
        whole = _published(here, asked) if asked else _current(here)
        content = zipped(files_of(whole, _))
    name = f"{here.design.slug}-revision-{asked}.zip" if asked else f"{here.design.slug}.zip"
    return attachment(content, name, "application/zip")


def _current(here: Visit) -> Bundle:
    """A service of which no document can be made is left out, and the README says so."""
    documents: dict[str, Mapping[str, Any]] = {}
    notes: list[str] = []
    for service in here.value.services:
        try:
            documents[service.key] = make(here, service)
        except NotMade as reason:
            notes.append(str(reason))
    pictures = pictures_of(here.value, _)
    return Bundle(here.value, documents, pictures, _origin(here), tuple(notes))


def _origin(here: Visit) -> str:
    newest = here.design.revisions.first()
    if newest is None:
        return _("This is a draft: no revision of it has been published yet.")
    if changes_since(here, newest):
        return _("This is a draft: the design has changed since revision %(number)s.") % {
            "number": newest.number
        }
    return _("This is the same as revision %(number)s.") % {"number": newest.number}


def _published(here: Visit, asked: str) -> Bundle:
    """A revision byte for byte: its design and the documents that were frozen with it."""
    if not (asked.isascii() and asked.isdigit() and len(asked) < 8):
        raise Http404
    revision = get_object_or_404(here.design.revisions, number=int(asked))
    value = design_file.load(revision.design_file)
    documents = {one.service_key: load_plain(one.yaml) for one in revision.documents.all()}
    origin = _("This is revision %(number)s, published on %(date)s.") % {
        "number": revision.number,
        "date": date_format(revision.published_at, "Y-m-d"),
    }
    return Bundle(value, documents, pictures_of(value, _), origin, _notes(revision))


def _notes(revision: Revision) -> tuple[str, ...]:
    return (revision.note,) if revision.note else ()


def _language(wanted: str) -> str:
    known = dict(settings.LANGUAGES)
    return wanted if wanted in known else "en"
