"""The live check: what the coach says of a thing as it is typed, before anybody has saved it.

A form asks for it by posting itself with `check`. Nothing is saved. The browser's script asks while somebody
types and gets the fragment; without it a button asks and gets the whole page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag

from django import forms
from django.forms.formsets import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from seedapp.core import coach
from seedapp.core import design as core
from seedapp.core.targets import thing_of
from seedapp.core.yaml_text import to_yaml

from .advice import Advice, Remark
from .highlighting import marked
from .places import Places

if TYPE_CHECKING:
    from .visit import Visit

MOST_LINES = 60
_CONCERNING = {  # kind of thing → beginnings of the ids of the rules that ever speak of it
    "operation": ("OPR-", "NAME-", "REST-", "SPEC-"),
    "type": ("NAME-", "OPR-10", "REST-", "SPEC-01"),
    "job": ("JOB-", "OPR-05"),
}


@dataclass(frozen=True)
class Live:
    """`errors` are (label of a control, its id, what is wrong with its shape): then nothing else is known.

    `excerpt` is the part of the document that comes of the thing, as marked YAML.
    """

    errors: tuple[tuple[str, str, str], ...] = ()
    remarks: tuple[Remark, ...] = ()
    endpoint: Mapping[str, Any] = field(default_factory=dict)
    excerpt: str = ""

    @property
    def counted(self) -> int:
        return sum(1 for one in self.remarks if not one["waived"])


def is_asked(request: HttpRequest) -> bool:
    return request.method == "POST" and "check" in request.POST


def of_errors(*parts: forms.BaseForm | BaseFormSet[Any]) -> Live:
    """What is wrong with the shape of forms and of formsets."""
    errors: list[tuple[str, str, str]] = []
    for part in parts:
        if isinstance(part, forms.BaseForm):
            errors += _errors_of(part)
            continue
        for form in part:
            errors += _errors_of(form, row=_called(form))
        errors += [("", "", str(one)) for one in part.non_form_errors()]
    return Live(errors=tuple(errors))


def of_refusal(*parts: forms.BaseForm | BaseFormSet[Any]) -> Live:
    """The same for the top of a form that was not saved, without what stands there already."""
    return Live(errors=tuple(one for one in of_errors(*parts).errors if one[1]))


def _called(form: forms.BaseForm) -> str:
    """The name of a row of the quick rows, as it was typed."""
    return next((str(form[name].value() or "") for name in ("name", "when") if name in form.fields), "")


def _errors_of(form: forms.BaseForm, row: str = "") -> Iterator[tuple[str, str, str]]:
    for name, said in form.errors.items():
        bound = form[name] if name in form.fields else None
        for one in said:
            if bound:
                label = f"{row} · {bound.label}" if row else str(bound.label)
                yield label, bound.id_for_label, str(one)
            else:
                yield "", "", str(one)


def of_thing(
    here: Visit,
    changed: core.Design,
    target: str,
    page: str,
    *,
    services: Iterable[str] | None = None,
    without: Collection[str] = (),
) -> tuple[Live, coach.DesignReading]:
    """What the coach says of the thing `target` in the design as it is typed, and that design as read.

    `page` is the address of the form: its own controls are led to where they stand. Documents are built of
    `services` only. `without` are rules that do not count yet.
    """
    within = None if services is None else frozenset(services)
    seen = coach.DesignReading(changed, within=within)
    kind = target.partition(":")[0]
    rules = [id_ for id_ in coach.RULES if id_.startswith(_CONCERNING.get(kind, ("",)))]
    said = coach.look(seen, rules=rules).findings
    found = [one for one in said if thing_of(one.target) == target and one.rule not in without]
    advice = Advice(found, here, is_saved=False, places=Places(here.design, changed))
    own = advice.page_of(target)
    remarks = tuple(_on_this_page(advice.remark(one), own, page) for one in found)
    return Live(remarks=remarks), seen


def _on_this_page(remark: Remark, own: str, page: str) -> Remark:
    """A link to a control of this form stays on the page, whatever the thing is going to be called."""
    address, fragment = urldefrag(remark["field_url"])
    url = f"#{fragment}" if fragment and address in (own, page) else remark["field_url"]
    return Remark(**{**remark, "field_url": url, "waive_url": ""})


def excerpt_of(piece: Any) -> SafeString:
    """A piece of a document as marked YAML, not longer than one looks at beside a form."""
    lines = to_yaml(piece).rstrip("\n").split("\n")
    shown = lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        shown.append(_("# … and %(n)s lines more") % {"n": len(lines) - MOST_LINES})
    return marked("\n".join(shown))


def answer(request: HttpRequest, live: Live) -> HttpResponse | None:
    """The fragment, when a script asked; nothing new in it when it says what the page shows already."""
    if not request.headers.get("HX-Request"):
        return None
    text = render_to_string("coach/_live.html", {"live": live, "is_checked": True}, request=request)
    told = sha256(text.encode()).hexdigest()[:16]
    if request.POST.get("told") == told:
        return HttpResponse(status=204)
    return HttpResponse(f'{text}<input type="hidden" name="told" value="{told}">')
