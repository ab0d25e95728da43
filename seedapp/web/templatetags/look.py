"""What the components ask for in Python: controls in our clothes, numbers in plain form."""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from seedapp.web.step_leads import STEP_LEADS, StepLead
from seedapp.web.typed import is_shown_again, typed

register = template.Library()

_CHECKS = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.filter
def is_checkbox(field: BoundField) -> bool:
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def is_choice_list(field: BoundField) -> bool:
    """True for a group of radio buttons or of check boxes."""
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@register.filter
def dressed(field: BoundField, extra: str = "") -> SafeString:
    """The control with the classes of its kind, and `is-invalid` where it has an error."""
    return field.as_widget(attrs={"class": _classes(field, extra)})


@register.filter
def dressed_small(field: BoundField) -> SafeString:
    """The control of a row: small, and named by its column, since it has no label of its own."""
    kind = "form-select-sm" if isinstance(field.field.widget, forms.Select) else "form-control-sm"
    small = "" if isinstance(field.field.widget, _CHECKS) else kind
    attrs: dict[str, Any] = {"class": _classes(field, small), "aria-label": str(field.label)}
    if isinstance(field.field.widget, forms.Textarea):
        attrs |= {"rows": 1, "data-auto-grow": ""}
    return field.as_widget(attrs=attrs)


@register.filter
def code_editor(field: BoundField, language: str) -> SafeString:
    """The text area that the browser turns into a code editor (language: plantuml, yaml, json)."""
    attrs: dict[str, Any] = {
        "class": _classes(field, "code"),
        "data-code-editor": language,
        "spellcheck": "false",
    }
    return field.as_widget(attrs=attrs)


@register.filter
def says_something(slot: str) -> bool:
    """False for what is only white space: an empty slot is rarely quite empty."""
    return bool(str(slot).strip())


@register.filter
def as_percent(share: float) -> str:
    """0.8 → 80 %, with a space that does not break."""
    return f"{round(float(share) * 100)}\u00a0%"


@register.filter
def plain_number(number: float) -> str:
    """A number as HTML attributes want it, whatever the reader's language."""
    return str(float(number))


@register.simple_tag
def icon(name: str) -> SafeString:
    """What `<c-icon name="…" />` draws, for lists that are long: a component costs a quarter millisecond."""
    address = static("img/icons.svg")
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>', address, name
    )


@register.simple_tag(takes_context=True)
def typed_in_vain(context: template.Context) -> list[tuple[str, str]]:
    """What was typed into the form that a page of refusal answers, as (label, text)."""
    request = context.get("request")
    return typed(request) if request and is_shown_again(request) else []


@register.simple_tag
def step_lead(number: int | str) -> StepLead:
    return STEP_LEADS[int(number)]


def _classes(field: BoundField, extra: str) -> str:
    widget = field.field.widget
    if isinstance(widget, _CHECKS):
        kind = "form-check-input"
    elif isinstance(widget, forms.Select):
        kind = "form-select"
    else:
        kind = "form-control"
    parts = [widget.attrs.get("class", ""), kind, extra, "is-invalid" if field.errors else ""]
    return " ".join(part for part in parts if part)
