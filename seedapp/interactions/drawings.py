"""Drawings kept by what they were made of: drawn once, shown to everyone, and never more than a few."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from seedapp.adapters import plantuml
from seedapp.core.wording import Sentence

from .models import Drawing

EDITION = "1"  # goes up when drawings come out differently: a new PlantUML, other colours
MOST_DRAWINGS = 1_000
MOST_CHARACTERS = 64_000_000
KEPT_FOR = timedelta(days=30)


def sha256_of(text: str, *, dark: bool = False) -> str:
    """The name of a drawing: the hash of its text, its colours and our edition."""
    source = f"{EDITION}\n{'dark' if dark else 'light'}\n{text}"
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()


def drawing_of(text: str, *, dark: bool = False) -> Drawing:
    """The drawing of a diagram's text: the one that is kept, else a new one.

    It has an `svg` or a `problem`, never both. A problem of the moment (cut off, busy) is not kept: the
    row that comes back was then never saved, and the next try may succeed.
    """
    name = sha256_of(text, dark=dark)
    kept = Drawing.objects.filter(pk=name).first()
    if kept:
        return kept
    drawn = plantuml.draw(text, dark=dark)
    drawing = Drawing(
        source_sha256=name,
        svg=drawn.svg,
        problem=_written(drawn.problem) if drawn.problem else "",
        line=drawn.line,
        size=len(drawn.svg),
    )
    if not drawn.passing:
        _keep(drawing)
    return drawing


def problem_of(drawing: Drawing) -> Sentence | None:
    """Why there is no drawing, None when there is one."""
    if not drawing.problem:
        return None
    written = json.loads(drawing.problem)
    return Sentence(written["template"], written["values"])


def _written(sentence: Sentence) -> str:
    values = {name: str(value) for name, value in sentence.values.items()}
    return json.dumps({"template": sentence.template, "values": values}, ensure_ascii=False)


@transaction.atomic
def _keep(drawing: Drawing) -> None:
    Drawing.objects.bulk_create([drawing], ignore_conflicts=True)
    _prune()


def _prune() -> None:
    """Let go of the oldest: what is asked for again is drawn again."""
    Drawing.objects.filter(drawn_at__lt=timezone.now() - KEPT_FOR).delete()
    newest_first = Drawing.objects.order_by("-drawn_at", "pk")
    beyond = list(newest_first.values_list("pk", flat=True)[MOST_DRAWINGS:])
    if (Drawing.objects.aggregate(total=Sum("size"))["total"] or 0) > MOST_CHARACTERS:
        beyond += _beyond_the_characters(list(newest_first.values_list("pk", "size")))
    if beyond:
        Drawing.objects.filter(pk__in=beyond).delete()


def _beyond_the_characters(newest_first: list[tuple[str, int]]) -> list[str]:
    room, beyond = MOST_CHARACTERS, []
    for pk, size in newest_first:
        room -= size
        if room < 0:
            beyond.append(pk)
    return beyond
