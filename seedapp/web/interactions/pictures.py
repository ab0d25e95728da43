"""Drawings as images of their own: nothing in them can act on a page, nobody outside the team sees them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from seedapp.designs.models import Design
from seedapp.interactions.drawings import drawing_of, sha256_of
from seedapp.interactions.models import Drawing

from ..images import image, placeholder
from ..visit import visit


def name_of_kept(design: Design, sha256: str) -> str:
    """What a kept drawing is called in addresses of a design; its hash alone opens nothing."""
    value = f"{design.pk}:{sha256}"
    return f"{sha256}-{salted_hmac(f'{__name__}.kept', value, algorithm='sha256').hexdigest()[:32]}"


@login_required
@require_safe
def drawing(request: HttpRequest, workspace: str, design: str, key: str) -> HttpResponseBase:
    """The drawing of the text as saved; `?dark=1` in colours for a dark page."""
    here = visit(request, workspace, design)
    row = get_object_or_404(here.design.interactions, key=key)
    dark = request.GET.get("dark") == "1"
    etag = quote_etag(sha256_of(row.plantuml, dark=dark))
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    drawn = drawing_of(row.plantuml, dark=dark)
    if drawn.problem:
        return placeholder(drawn, dark=dark)
    response = image(drawn.svg, f"{row.key}.svg")
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response


@login_required
@require_safe
def kept_drawing(request: HttpRequest, workspace: str, design: str, sha256: str) -> HttpResponseBase:
    """The drawing of an unsaved text, by the name that this design has for it, for as long as it is kept."""
    here = visit(request, workspace, design)
    whole, _, _tag = sha256.partition("-")
    if not constant_time_compare(sha256, name_of_kept(here.design, whole)):
        raise Http404
    kept = get_object_or_404(Drawing, pk=whole, problem="")
    etag = quote_etag(kept.source_sha256)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    response = image(kept.svg, "draft.svg")
    response["ETag"] = etag
    response["Cache-Control"] = "private, max-age=3600, immutable"
    return response
