"""The page of step 5: a service's document as people read it, as YAML, and what is wrong with it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from seedapp.core import design as core
from seedapp.core import openapi
from seedapp.specification.making import NotMade
from seedapp.web.advice import Remark
from seedapp.web.designs.style_words import name_of_style
from seedapp.web.highlighting import marked
from seedapp.web.visit import Visit, visit

from .making import make
from .problems import MOST_SHOWN, is_large, remarks_of, tally, validated
from .reading import only, outlined, read
from .ties import tied

VIEWS = ("document", "yaml", "problems")


@login_required
@require_GET
def specification(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`service` (a key) and `show` (document, yaml, problems); `operation` or `type` shows one alone."""
    here = visit(request, workspace, design)
    if not here.value.services:
        return render(request, "specification/page.html", here.context("specification"))
    service = _chosen(request, here)
    context = _around(request, here, service)
    try:
        document = make(here, service)
    except NotMade as reason:
        return render(request, "specification/page.html", context | {"not_made": str(reason)})
    context |= _problems(request, here, service, document, context["remarks"])
    if request.GET.get("operation") or request.GET.get("type"):
        return _alone(request, here, document, context)
    if context["show"] == "yaml":
        context["yaml"] = marked(openapi.to_yaml(document))
    elif context["show"] == "document":
        context |= _read(here, service, document)
    return render(request, "specification/page.html", context)


def _chosen(request: HttpRequest, here: Visit) -> core.Service:
    """The service asked for; else the first that has operations."""
    asked = request.GET.get("service")
    services = here.value.services
    if asked:
        found = here.value.service(asked)
        if found is None:
            raise Http404
        return found
    busy = {one.service for one in here.value.operations}
    return next((one for one in services if one.key in busy), services[0])


def _around(request: HttpRequest, here: Visit, service: core.Service) -> dict[str, Any]:
    """What stands around each view: the services with their counts, and the views."""
    show = request.GET.get("show", "document")
    remarks = {one.key: remarks_of(here, one.key) for one in here.value.services}
    return here.context(
        "specification",
        service=service,
        has_workflows=any(one.messages for one in here.value.operations),
        services=[{"service": one, "tally": tally(remarks[one.key])} for one in here.value.services],
        show=show if show in VIEWS else "document",
        remarks=remarks[service.key],
        style_name=name_of_style(here.value.style),
    )


def _problems(
    request: HttpRequest, here: Visit, service: core.Service, document: dict[str, Any], remarks: list[Remark]
) -> dict[str, Any]:
    """The coach's remarks; and the validator's, where somebody asks for the full check."""
    found = validated(here, service.key, document, asked="check" in request.GET)
    listed = [*(found or []), *remarks]
    everything = "all" in request.GET
    return {
        "is_checked": found is not None,
        "problems": listed if everything else listed[:MOST_SHOWN],
        "problems_count": sum(1 for one in listed if not one["waived"]),
        "counts": tally(listed),
        "more_problems": 0 if everything else max(0, len(listed) - MOST_SHOWN),
    }


def _read(here: Visit, service: core.Service, document: dict[str, Any]) -> dict[str, Any]:
    large = is_large(here, service.key)
    reading = outlined(document) if large else read(document)
    return {"reading": reading, "groups": tied(here, service.key, reading.groups), "is_large": large}


def _alone(
    request: HttpRequest, here: Visit, document: dict[str, Any], context: dict[str, Any]
) -> HttpResponse:
    """One operation or one type, as a page of its own or as the piece that the browser asked for."""
    operation, name = request.GET.get("operation", ""), request.GET.get("type", "")
    reading = only(document, operation=operation, type_name=name)
    if reading is None:
        raise Http404
    groups = tied(here, context["service"].key, reading.groups)
    context |= {"reading": reading, "groups": groups, "is_alone": True}
    if not request.headers.get("HX-Request"):
        return render(request, "specification/page.html", context)
    if operation:
        context["one"] = groups[0].operations[0]
        return render(request, "specification/_operation.html", context)
    return render(request, "specification/_type.html", context | {"type": reading.types[0]})
