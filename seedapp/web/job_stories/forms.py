"""The form of a job story: who, the sentence, what it rests on, and what it refines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedapp.designs.models import Design
from seedapp.job_stories.models import EvidenceSource, JobStory, Level

from ..forms import EditForm


def sentence_part(label: Any, help_text: Any = "") -> forms.CharField:
    """One part of the sentence: two lines that grow."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-auto-grow": ""}),
    )


class JobStoryForm(EditForm):
    facts: ClassVar[Mapping[str, Sequence[str]]] = {"who": ("actor", "consumer")}

    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=Level.choices, initial=Level.CUSTOMER)
    who = forms.ChoiceField(label=gettext_lazy("Whose story"), required=False)
    provider = forms.ChoiceField(
        label=gettext_lazy("Service that is needed"),
        required=False,
        help_text=gettext_lazy("Technical stories only: the service that is asked."),
    )
    refines = forms.MultipleChoiceField(
        label=gettext_lazy("Refines"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Technical stories only: the customer stories that this one makes possible."),
    )
    situation = sentence_part(gettext_lazy("When"), gettext_lazy("the situation, not the person"))
    motivation = sentence_part(gettext_lazy("I want to"), gettext_lazy("what they want to get done, not how"))
    goal = sentence_part(gettext_lazy("so that"), gettext_lazy("what it is good for: “I can …”"))
    evidence_source = forms.ChoiceField(
        label=gettext_lazy("What it rests on"),
        required=False,
        choices=[("", gettext_lazy("nothing yet")), *EvidenceSource.choices],
    )
    evidence_note = sentence_part(gettext_lazy("Note"))

    def __init__(self, *args: Any, design: Design, row: JobStory | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actors = [(f"actor:{one.pk}", one.name) for one in design.actors.all()]
        services = list(design.services.all())
        apis = [(f"service:{one.pk}", one.name) for one in services if one.layer == "api"]
        self._choices("who", [("", _("nobody yet")), *actors, *apis])
        self._choices("provider", [("", _("none")), *((str(one.pk), one.name) for one in services)])
        stories = design.job_stories.filter(level=Level.CUSTOMER).exclude(key=row.key if row else "")
        self._choices("refines", [(str(one.pk), f"{one.key} {one.motivation}") for one in stories])
        self._rows: dict[str, dict[int, Any]] = {
            "actor": {one.pk: one for one in design.actors.all()},
            "service": {one.pk: one for one in services},
            "story": {one.pk: one for one in stories},
        }

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def shown(self, name: str, facts: Mapping[str, Any]) -> Any:
        if name == "refines":  # the facts have keys
            return [str(one.pk) for one in self._rows["story"].values() if one.key in facts["refines"]]
        return super().shown(name, facts)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not any(cleaned.get(part, "").strip() for part in ("situation", "motivation", "goal")):
            raise forms.ValidationError(_("Write at least one part of the sentence."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """Columns of the story, with rows in place of the ids that were chosen."""
        given = {name: value for name, value in super().values.items() if name != "who"}
        kind, _colon, pk = self.cleaned_data["who"].partition(":")
        given["actor"] = self._rows["actor"][int(pk)] if kind == "actor" else None
        given["consumer"] = self._rows["service"][int(pk)] if kind == "service" else None
        provider = self.cleaned_data["provider"]
        given["provider"] = self._rows["service"][int(provider)] if provider else None
        given["refines"] = [self._rows["story"][int(one)] for one in self.cleaned_data["refines"]]
        return given


def initial_of(row: JobStory) -> dict[str, Any]:
    columns = ("level", "situation", "motivation", "goal", "evidence_source", "evidence_note")
    who = f"actor:{row.actor_id}" if row.actor_id else f"service:{row.consumer_id}" if row.consumer_id else ""
    return {
        **{name: getattr(row, name) for name in columns},
        "who": who,
        "provider": str(row.provider_id or ""),
        "refines": [str(one.pk) for one in row.refines.all()],
        "seen": row.row_version,
    }
