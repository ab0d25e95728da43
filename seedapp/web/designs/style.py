"""The style of a design's interface: choosing a house style, and what the team wants otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from seedapp.core import design as core
from seedapp.core.openapi.looks import telling
from seedapp.core.style import PROFILES, settled
from seedapp.designs import changes
from seedapp.designs.models import Design
from seedapp.history.rows import Stale
from seedapp.workspaces.models import Role

from ..conflicts import explain
from ..forms import EditForm
from ..undo import say_merged
from ..visit import Visit, visit
from .style_words import (
    AS_TYPED,
    BY_PROFILE,
    NAMES,
    PROFILE_NAMES,
    PROFILE_WORDS,
    SWITCH,
    TRANSITIONS,
    name_of_style,
)

SETTINGS = ("profile", "names", "transitions", "idempotency_keys", "entity_tags")
_SWITCHES: dict[str, bool | None] = {"yes": True, "no": False, "": None}


def _choice(label: Any, choices: dict[str, Any], **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[("", BY_PROFILE), *choices.items()],
        required=False,
        widget=forms.RadioSelect,
        **options,
    )


class StyleForm(EditForm):
    facts: ClassVar[Mapping[str, Sequence[str]]] = dict.fromkeys(SETTINGS, ("style",))

    profile = forms.ChoiceField(
        label=gettext_lazy("House style"),
        choices=[(name, PROFILE_NAMES.get(name, name)) for name in PROFILES],
        widget=forms.RadioSelect,
    )
    names = _choice(
        gettext_lazy("Names of fields"),
        NAMES,
        help_text=gettext_lazy(
            "Only what documents show changes. In the design every field keeps the name that you gave it."
        ),
    )
    transitions = _choice(
        gettext_lazy("An action that brings a thing into a state, such as cancelling"), TRANSITIONS
    )
    idempotency_keys = _choice(
        gettext_lazy("May a client send the same request twice without harm?"),
        SWITCH,
        help_text=gettext_lazy(
            "POST then takes an Idempotency-Key header: a repeated request takes effect once. "
            "The header is an Internet-Draft, not a standard yet."
        ),
    )
    entity_tags = _choice(
        gettext_lazy("Shall two people who change one thing at once be kept apart?"),
        SWITCH,
        help_text=gettext_lazy(
            "Answers then carry an ETag, and changes must name it in If-Match: "
            "412 when somebody was faster, 428 when it is missing."
        ),
    )

    def shown(self, name: str, facts: Mapping[str, Any]) -> Any:
        return _values_of(core.Style(**facts["style"]))[name]

    @property
    def style(self) -> core.Style:
        given = self.cleaned_data
        return core.Style(
            profile=given["profile"],
            names=given["names"],
            transitions=given["transitions"],
            idempotency_keys=_SWITCHES[given["idempotency_keys"]],
            entity_tags=_SWITCHES[given["entity_tags"]],
        )


def initial_of_style(design: Design) -> dict[str, Any]:
    return _values_of(core.Style(**design.style)) | {"seen": design.row_version}


def _values_of(style: core.Style) -> dict[str, Any]:
    """A style as the form has it."""
    words = {value: word for word, value in _SWITCHES.items()}
    return {
        **vars(style),
        "idempotency_keys": words[style.idempotency_keys],
        "entity_tags": words[style.entity_tags],
    }


def style_form(design: Design, posted: Any = None) -> StyleForm:
    return StyleForm(posted, initial=initial_of_style(design), auto_id="style_%s")


@login_required
@require_POST
def design_style(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    from .settings import settings_page  # the two pages are one

    here = visit(request, workspace, design, Role.EDITOR)
    form = style_form(here.design, request.POST)
    if form.is_valid():
        try:
            changes.edit_design(
                here.design,
                seen=form.cleaned_data["seen"] or 0,
                by=here.member.user,
                style=settled(form.style),
            )
            messages.success(request, _("The style of the interface is saved."))
            say_merged(request, here.design)
            return redirect(here.url("design_settings") + "#style")
        except Stale as conflict:
            here = here.anew()
            form = explain(form, conflict, initial_of_style)
    return settings_page(request, here, style=form)


def style_context(here: Visit, form: StyleForm) -> dict[str, Any]:
    """What the section shows: each setting with its choices, and how an operation looks under each."""
    looks = _Looks(here.value)
    return {
        "style_form": form,
        "telling": looks.named,
        "telling_name": looks.name,
        "telling_now": looks.named.look(here.value.style),
        "style_settings": [
            {
                "field": form[name],
                "example": looks.example_of(name),
                "choices": [
                    {"radio": radio, **looks.beside(name, radio.data["value"])}
                    for radio in form[name].subwidgets
                ],
            }
            for name in SETTINGS
        ],
        "style_name": name_of_style(here.value.style),
        "is_published": here.design.revisions.exists(),
    }


class _Looks:
    """How an operation of the design, or an example, looks beside each choice of each setting."""

    def __init__(self, value: core.Design) -> None:
        self._style = value.style
        self._changed = telling(value, core.Style(transitions="colon"))
        self.named = self._changed if self._changed.is_own else telling(value, core.Style(names="camel"))

    @property
    def name(self) -> str:
        """What the operation is called: the team's words for its own, the reader's for an example."""
        operation = self.named.operation
        return (operation.name or operation.key) if self.named.is_own else _(operation.name)

    def example_of(self, setting: str) -> str:
        """The name of the example that is shown beside a setting, "" where the design has one of its own."""
        is_example = setting == "transitions" and not self._changed.is_own and self.named.is_own
        return _(self._changed.operation.name) if is_example else ""

    def beside(self, setting: str, value: str) -> dict[str, Any]:
        """What is shown beside one choice: what it means, and an operation where it would look otherwise."""
        if not value:
            return {"words": _as_profile_has_it(self._style.profile, setting)}
        if setting == "profile":
            return {"look": self.named.look(core.Style(value)), "words": PROFILE_WORDS.get(value, "")}
        if setting == "names":
            style = replace(self._style, names=cast(core.NameCase, value))
            return {"name": self.named.look(style).field}
        if setting == "transitions":
            style = replace(self._style, transitions=cast(core.Transitions, value))
            return {"look": self._changed.look(style)}
        return {}


def _as_profile_has_it(profile: str, setting: str) -> str:
    """“Plain REST: snake_case”, of the house style that is chosen now."""
    value = getattr(PROFILES[profile], setting)
    words: dict[Any, Any] = {
        "typed": AS_TYPED,
        **NAMES,
        **TRANSITIONS,
        True: SWITCH["yes"],
        False: SWITCH["no"],
    }
    return f"{PROFILE_NAMES.get(profile, profile)}: {words[value]}"
