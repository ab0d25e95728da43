"""Drawings as images of their own: nothing in them can act on a page, nobody outside the team sees them."""

from __future__ import annotations

from html import escape
from textwrap import wrap

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from seedapp.core.file_names import safe_name
from seedapp.designs.models import Design
from seedapp.interactions.drawings import drawing_of, problem_of, sha256_of
from seedapp.interactions.models import Drawing

from ..visit import visit
from ..wording import spoken

POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


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
        return _placeholder(drawn, dark=dark)
    response = _image(drawn.svg, f"{row.key}.svg")
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
    response = _image(kept.svg, "draft.svg")
    response["ETag"] = etag
    response["Cache-Control"] = "private, max-age=3600, immutable"
    return response


def _image(svg: str, name: str) -> HttpResponse:
    response = HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Content-Disposition"] = f'inline; filename="{safe_name(name)}"'
    return response


def _placeholder(drawn: Drawing, *, dark: bool) -> HttpResponse:
    """A picture of the words that say why there is none."""
    sentence = problem_of(drawn)
    said = spoken(sentence) if sentence else ""
    if drawn.line:
        said = _("Line %(line)s: %(what)s") % {"line": drawn.line, "what": said}
    lines = wrap(said, 60)[:8]
    ink, ground = ("#e5ebe6", "#1a211e") if dark else ("#1a2420", "#ffffff")
    words = "".join(
        f'<text x="20" y="{40 + 24 * place}" fill="{ink}">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )
    height = 40 + 24 * len(lines)
    response = _image(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="560" height="{height}" viewBox="0 0 560 {height}" '
        f'font-family="sans-serif" font-size="16"><rect width="560" height="{height}" fill="{ground}"/>'
        f"{words}</svg>",
        "no-drawing.svg",
    )
    response["Cache-Control"] = "private, no-store"
    return response
