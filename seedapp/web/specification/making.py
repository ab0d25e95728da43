"""The OpenAPI document of a service as the design stands now, and what to say when there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from seedapp.core import design as core
from seedapp.core import openapi
from seedapp.core.arazzo import NoWorkflow, arazzo
from seedapp.specification.making import NotMade, Version, document_of
from seedapp.web.visit import Visit
from seedapp.web.wording import spoken

VERSIONS: tuple[Version, ...] = ("3.1", "3.0")
FORMATS = ("yaml", "json")
MEDIA_TYPES = {"yaml": "application/yaml", "json": "application/json"}


@dataclass(frozen=True)
class Made:
    """A service and its document of version 3.1, a plain dict."""

    service: core.Service
    document: dict[str, Any]


def service_of(here: Visit, key: str) -> core.Service:
    """Raises Http404 when the design has no such service."""
    service = here.value.service(key)
    if service is None:
        raise Http404
    return service


def make(here: Visit, service: core.Service, version: Version = "3.1") -> dict[str, Any]:
    """The document, not to be changed: others read it too. Raises NotMade, which says where to look."""
    return document_of(here.look.seen, service, version)


def make_workflows(here: Visit, format_: str) -> dict[str, Any]:
    """The Arazzo document. Raises NotMade, with a sentence that says what to do."""
    services = here.value.services
    documents = {one.key: make(here, one) for one in services}
    urls = {one.key: f"./{file_name(here, one, '3.1', format_)}" for one in services}
    try:
        return arazzo(here.value, documents=documents, urls=urls).document
    except NoWorkflow as reason:
        raise NotMade(spoken(reason.sentence)) from reason


def written(document: dict[str, Any], format_: str) -> str:
    """The document as text, `yaml` or `json`."""
    return openapi.to_json(document) if format_ == "json" else openapi.to_yaml(document)


def file_name(here: Visit, service: core.Service, version: str, format_: str) -> str:
    return f"{here.design.slug}-{service.key}-openapi-{version}.{format_}"
