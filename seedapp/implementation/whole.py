"""Everything of a design to take away, as one zip: as it stands, or as a revision was published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from seedapp.core import design_file
from seedapp.core.coach import DesignReading
from seedapp.core.yaml_text import load_plain
from seedapp.designs.models import Design
from seedapp.specification.making import NotMade, document_of
from seedapp.specification.models import Revision
from seedapp.specification.since import changes_since

from .archive import zipped
from .bundle import Bundle, files_of
from .pictures import pictures_of


def bundle_of_today(design: Design, seen: DesignReading) -> bytes:
    """`seen` is the design as the coach read it. The files speak the language of the design, whoever asks."""
    with translation.override(_language(design.language)):
        return zipped(files_of(_current(design, seen), _))


def bundle_of_revision(design: Design, revision: Revision) -> bytes:
    """The same of what was published, byte for byte: the design, and the documents frozen with it."""
    with translation.override(_language(design.language)):
        return zipped(files_of(_published(revision), _))


def _current(design: Design, seen: DesignReading) -> Bundle:
    """A service of which no document can be made is left out, and the README says so."""
    documents: dict[str, Mapping[str, Any]] = {}
    notes: list[str] = []
    for service in seen.design.services:
        try:
            documents[service.key] = document_of(seen, service)
        except NotMade as reason:
            notes.append(str(reason))
    pictures = pictures_of(seen.design, _)
    return Bundle(seen.design, documents, pictures, _origin(design, seen), tuple(notes))


def _origin(design: Design, seen: DesignReading) -> str:
    newest = design.revisions.first()
    if newest is None:
        return _("This is a draft: no revision of it has been published yet.")
    if changes_since(design, seen.design, newest):
        return _("This is a draft: the design has changed since revision %(number)s.") % {
            "number": newest.number
        }
    return _("This is the same as revision %(number)s.") % {"number": newest.number}


def _published(revision: Revision) -> Bundle:
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
