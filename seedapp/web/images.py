"""Drawings as images of their own: nothing in them can act on a page."""

from __future__ import annotations

from html import escape
from textwrap import wrap

from django.http import HttpResponse
from django.utils.translation import gettext as _

from seedapp.core.file_names import safe_name
from seedapp.interactions.drawings import problem_of
from seedapp.interactions.models import Drawing

from .wording import spoken

POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def image(svg: str, name: str) -> HttpResponse:
    """The answer that is a drawing."""
    response = HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Content-Disposition"] = f'inline; filename="{safe_name(name)}"'
    return response


def placeholder(drawn: Drawing, *, dark: bool) -> HttpResponse:
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
    response = image(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="560" height="{height}" viewBox="0 0 560 {height}" '
        f'font-family="sans-serif" font-size="16"><rect width="560" height="{height}" fill="{ground}"/>'
        f"{words}</svg>",
        "no-drawing.svg",
    )
    response["Cache-Control"] = "private, no-store"
    return response
