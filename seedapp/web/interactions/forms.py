"""What is typed about an interaction: its title, its text, the stories that it serves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from seedapp.core import design as core
from seedapp.interactions.models import Interaction

from ..forms import EditForm
from .ties import PREFIX

EMPTY_TEXT = "@startuml\n\n@enduml\n"


class Keys(list[str]):
    """Keys of stories, as people read them: J1, T1."""

    def __str__(self) -> str:
        return ", ".join(self)


class InteractionForm(EditForm):
    in_place = ("plantuml",)

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=200,
        help_text=gettext_lazy("What happens, in a few words: “Find and borrow a tool”."),
    )
    plantuml = forms.CharField(
        label=gettext_lazy("PlantUML"),
        max_length=200_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18}),
    )
    jobs = forms.MultipleChoiceField(
        label=gettext_lazy("Stories that it serves"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: QueryDict | None, value: core.Design, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["jobs"].choices = story_choices(value)  # type: ignore[attr-defined]  # a choice field

    def clean_jobs(self) -> Keys:
        return Keys(self.cleaned_data["jobs"])


def story_choices(value: core.Design) -> list[tuple[str, str]]:
    """Each story by its key, with its motivation."""
    return [(job.key, f"{job.key} · {job.want or job.when or job.so}") for job in value.jobs]


def initial_of(row: Interaction) -> dict[str, Any]:
    return {
        "title": row.title,
        "plantuml": row.plantuml,
        "jobs": Keys(job.key for job in row.jobs.all()),
        "seen": row.row_version,
    }


def initial_of_draft(draft: core.Interaction) -> dict[str, Any]:
    """The form for an interaction that nobody has saved; its ties are typed too."""
    ties = {f"{PREFIX}{alias}": key for alias, key in draft.participants.items()}
    return {"title": draft.title, "plantuml": draft.plantuml, "jobs": Keys(draft.jobs), **ties}
