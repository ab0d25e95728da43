"""The contract of a revision: a page for each document, a part for each operation and type of a large one."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from seedapp.specification.frozen import frozen_design
from seedapp.specification.models import Revision
from seedapp.web.specification.reading import read_type
from seedapp.web.specification.readings import OperationReading

from .frozen import is_large, kept, named_document, openapi_of, reading_of
from .holes import Skeleton, skeleton
from .operations import operation_html, place_of
from .spots import DOCUMENT, TYPE, Spot, spots_of, spots_of_type
from .talk import Where


@kept(64)
def contract_skeleton(revision: Revision, service: str, language: str) -> Skeleton:
    """The page of a document. Raises Http404 for a service without one."""
    document, reading = named_document(revision, service), reading_of(revision, service, language)
    whole = not is_large(reading)
    with override(language):
        groups = [
            (
                group.tag,
                group.description,
                [_operation(revision, service, one, language, whole) for one in group.operations],
            )
            for group in reading.groups
        ]
        context = {
            "document": document,
            "reading": reading,
            "groups": groups,
            "types": [_type(revision, service, one.name, language, whole) for one in reading.types],
            "spot": Spot(DOCUMENT, service, title=document.name),
            "language": frozen_design(revision).language,
        }
        return skeleton(render_to_string("reading/_contract.html", context))


@kept(64)
def things_of(revision: Revision, service: str, language: str) -> tuple[Where, ...]:
    """Everything in a document that threads can be about."""
    reading = reading_of(revision, service, language)
    operations = [("operation", one.uid) for group in reading.groups for one in group.operations]
    spots = [spots_of_type(revision, one.name).whole for one in reading.types]
    types = [(one.kind, one.uid) for one in spots if one.kind == TYPE]
    return tuple(dict.fromkeys([(DOCUMENT, service), *operations, *types]))


def has_type(revision: Revision, service: str, name: str) -> bool:
    """Whether a document has a named type."""
    components = openapi_of(revision, service).get("components", {})
    return name in components.get("schemas", {})


@kept(1024)
def type_skeleton(revision: Revision, service: str, name: str, language: str) -> Skeleton:
    return skeleton(type_html(revision, service, name, language))


def type_html(revision: Revision, service: str, name: str, language: str) -> SafeString:
    """The body of a type, with marks of holes."""
    spots = spots_of_type(revision, name)
    with override(language):
        one = read_type(openapi_of(revision, service), name)
        context: dict[str, Any] = {
            "type": one,
            "spot": spots.whole,
            "lines": list(spots.lines(one.rows, spots.answer)),
            "values": list(spots.inputs.values()),
            "language": frozen_design(revision).language,
        }
        return SafeString(render_to_string("reading/_type.html", context))


def _operation(
    revision: Revision, service: str, one: OperationReading, language: str, whole: bool
) -> dict[str, Any]:
    name = place_of(one)
    spots = spots_of(revision, one.uid)
    return {
        "op": one,
        "name": name,
        "spot": spots.whole if spots else None,
        "body": operation_html(revision, service, name, language) if whole else "",
    }


def _type(revision: Revision, service: str, name: str, language: str, whole: bool) -> dict[str, Any]:
    return {
        "name": name,
        "spot": spots_of_type(revision, name).whole,
        "body": type_html(revision, service, name, language) if whole else "",
    }
