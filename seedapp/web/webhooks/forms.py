"""The form of a webhook: where to, what, and of which design."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedapp.adapters.http import Refused, check_address
from seedapp.adapters.http.places import MOST_CHARACTERS
from seedapp.designs.models import Design
from seedapp.webhooks.models import Webhook
from seedapp.webhooks.reach import rules
from seedapp.webhooks.topics import TOPICS
from seedapp.workspaces.models import Workspace

from ..forms import EditForm
from ..wording import spoken

ROOMS = {
    "workspaces": gettext_lazy("Workspace and members"),
    "designs": gettext_lazy("Designs"),
    "services": gettext_lazy("Services"),
    "actors": gettext_lazy("Actors"),
    "job_stories": gettext_lazy("Job stories"),
    "interactions": gettext_lazy("Interactions"),
    "operations": gettext_lazy("Queries and actions"),
    "types": gettext_lazy("Types"),
    "coach": gettext_lazy("Coach"),
    "mock": gettext_lazy("Mock"),
    "specification": gettext_lazy("Specification"),
    "feedback": gettext_lazy("Feedback"),
}


class WebhookForm(EditForm):
    url = forms.CharField(
        label=gettext_lazy("Address of the receiver"),
        max_length=MOST_CHARACTERS,
        widget=forms.URLInput(attrs={"placeholder": "https://example.org/hooks", "autocomplete": "off"}),
    )
    design = forms.ModelChoiceField(
        label=gettext_lazy("Design"),
        queryset=Design.objects.none(),
        required=False,
        empty_label=gettext_lazy("Every design of the workspace"),
        to_field_name="slug",
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics"),
        choices=[(topic, topic) for topic in TOPICS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        designs: Any = self.fields["design"]
        designs.queryset = workspace.designs.all()

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"].strip()
        try:
            check_address(url, rules())
        except Refused as reason:
            raise forms.ValidationError(spoken(reason.sentence)) from reason
        return url

    @property
    def shown_values(self) -> list[dict[str, str]]:
        """What the form started with, as people read it."""
        design, topics = self.initial.get("design"), self.initial.get("topics") or ()
        texts = {
            "url": self.initial.get("url", ""),
            "design": str(design or _("Every design of the workspace")),
            "topics": ", ".join(topics) or _("every topic"),
        }
        return [{"label": str(self.fields[name].label), "text": text} for name, text in texts.items()]

    @property
    def topic_groups(self) -> list[dict[str, Any]]:
        """Each room with its topics, their words, and whether they are chosen."""
        chosen = set(self["topics"].value() or ())
        return [
            {
                "label": ROOMS[room],
                "topics": [
                    {"name": topic, "words": _(TOPICS[topic]), "is_chosen": topic in chosen}
                    for topic in topics
                ],
            }
            for room, topics in groupby(TOPICS, key=lambda topic: topic.partition(".")[0])
        ]


def initial_of(webhook: Webhook) -> dict[str, Any]:
    """What the form of a webhook starts with."""
    return {
        "url": webhook.url,
        "topics": webhook.topics,
        "design": webhook.workspace.designs.filter(pk=webhook.design_id or 0).first(),
        "seen": webhook.row_version,
    }
