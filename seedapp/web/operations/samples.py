"""Help while typing rows: fields out of a pasted sample of JSON, types and statuses out of words."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from seedapp.core import design as core
from seedapp.core.derive.failures import status_of
from seedapp.core.derive.fields import SampleError, guess
from seedapp.core.derive.fields import fields_from_sample as fields_of_sample
from seedapp.core.design_file.examples import example_as_text
from seedapp.core.style import in_case, same_in_any_case
from seedapp.web.clashes import chosen
from seedapp.web.visit import Visit, visit
from seedapp.web.wording import spoken
from seedapp.workspaces.models import Role

from .rows import ROWS_LIMIT, FieldRow, field_rows

ROWS_WITH_SAMPLES = ("inputs", "response", "fields")


def with_sample(request: HttpRequest, here: Visit) -> QueryDict:
    """What was posted; after the button `read_sample` (inputs, response or fields), with the sample's fields
    as further rows. Nothing is saved by it, and nothing typed is lost."""
    posted = chosen(request.POST).copy()
    prefix = posted.get("read_sample", "")
    if prefix not in ROWS_WITH_SAMPLES:
        return posted
    try:
        fields = fields_of_sample(posted.get(f"{prefix}_sample", ""))
    except SampleError as error:
        messages.error(request, spoken(error.sentence))
        return posted
    fields = tuple(replace(one, name=in_case(one.name, here.case)) for one in fields)
    added = _add_rows(posted, prefix, fields)
    posted[f"{prefix}_sample"] = ""
    messages.info(request, _words(added, len(fields) - added))
    return posted


def samples_typed(posted: QueryDict | None) -> dict[str, str]:
    """What stands in the boxes for samples, by the rows that it is for."""
    if posted is None:
        return {}
    return {prefix: posted.get(f"{prefix}_sample", "") for prefix in ROWS_WITH_SAMPLES}


@login_required
@require_POST
def fields_from_sample(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """The rows alone, with those of the sample added: for a page that puts them in its place."""
    here = visit(request, workspace, design, Role.EDITOR)
    posted = with_sample(request, here)
    prefix = posted.get("read_sample", "")
    if prefix not in ROWS_WITH_SAMPLES:
        return HttpResponse(status=400)
    rows = field_rows(here.value)(posted, prefix=prefix)
    context = {
        "rows": rows,
        "prefix": prefix,
        "sample": posted.get(f"{prefix}_sample", ""),
        "design": here.design,
        "workspace": here.design.workspace,
        "oob": True,
    }
    return render(request, "operations/_rows_answer.html", context)


@login_required
@require_GET
def suggest(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """What a field's name (`type`) or a failure's words (`status`) suggest, and why."""
    here = visit(request, workspace, design)
    if "status" in request.GET:
        read = status_of(request.GET["status"][:2000])
        return JsonResponse({"value": str(read.status), "reason": spoken(read.reason)})
    found = guess(request.GET.get("type", "")[:200], here.design.glossary)
    value = found.type + ("[]" if found.is_list else "")
    return JsonResponse({"value": value if found.name else "", "reason": spoken(found.reason)})


def _add_rows(posted: QueryDict, prefix: str, fields: tuple[core.Field, ...]) -> int:
    """Write fields into empty rows, then behind the last one; names that are there already are left alone."""
    total = _number(posted.get(f"{prefix}-TOTAL_FORMS", ""))
    names = (posted.get(f"{prefix}-{place}-name", "").strip() for place in range(total))
    there = {same_in_any_case(name) for name in names}
    empty = [place for place in range(total) if _is_empty(posted, f"{prefix}-{place}")]
    missing = [one for one in fields if same_in_any_case(one.name) not in there]
    missing = missing[: ROWS_LIMIT - total + len(empty)]
    places = [*empty, *range(total, total + len(missing))][: len(missing)]
    for place, one in zip(places, missing, strict=True):
        _write_row(posted, f"{prefix}-{place}", one)
    posted[f"{prefix}-TOTAL_FORMS"] = str(max([total, *(place + 1 for place in places)]))
    return len(missing)


def _write_row(posted: QueryDict, row: str, one: core.Field) -> None:
    posted[f"{row}-name"] = one.name
    posted[f"{row}-type"] = one.type
    posted[f"{row}-example"] = example_as_text(one.example)
    posted[f"{row}-description"] = one.description
    posted.pop(f"{row}-required", None)
    if one.required:
        posted[f"{row}-required"] = "on"


def _is_empty(posted: QueryDict, row: str) -> bool:
    return not any(posted.get(f"{row}-{name}", "").strip() for name in FieldRow.typed_in)


def _number(text: str) -> int:
    return min(int(text), ROWS_LIMIT) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _words(added: int, there: int) -> str:
    words = ngettext(
        "%(count)s field was added from the sample. Look it over, then save.",
        "%(count)s fields were added from the sample. Look them over, then save.",
        added,
    ) % {"count": added}
    if there:
        words += " " + _("Names that were there already are as they were.")
    return words
