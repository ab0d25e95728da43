"""The form of an operation: its words, whom it serves, which messages ask for it."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedapp.core import design as core
from seedapp.core.derive.messages import read_messages
from seedapp.designs.models import Service
from seedapp.interactions.models import Message
from seedapp.operations.keys import key_of_name
from seedapp.operations.models import Kind, Operation
from seedapp.web.forms import EditForm
from seedapp.web.visit import Visit

from .rows import type_names
from .texts import message_words

KEY_SHAPE = RegexValidator(
    r"^[A-Za-z_][A-Za-z0-9_.-]*\Z", gettext_lazy("Begin with a letter; then letters, digits, _ . or -.")
)
_PROSE = {"rows": 2, "data-auto-grow": ""}


class OperationForm(EditForm):
    """Make it by `operation_form`, which fills in what the design offers."""

    here: ClassVar[Visit]
    row: ClassVar[Operation | None] = None
    offered: ClassVar[dict[str, list[tuple[str, str]]]] = {}

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("A verb and its object: “Find available bikes”."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=Kind.choices, widget=forms.RadioSelect, initial=Kind.QUERY
    )
    service = forms.ChoiceField(label=gettext_lazy("Service"))
    key = forms.CharField(
        label=gettext_lazy("Key"),
        max_length=120,
        required=False,
        validators=[KEY_SHAPE],
        help_text=gettext_lazy("Becomes the operationId. Leave it empty and it is made from the name."),
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
    )
    description = forms.CharField(
        label=gettext_lazy("Description"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs=_PROSE),
    )
    jobs = forms.MultipleChoiceField(
        label=gettext_lazy("Stories that it serves"), required=False, widget=forms.CheckboxSelectMultiple
    )
    messages = forms.MultipleChoiceField(
        label=gettext_lazy("Messages that ask for it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    outcome = forms.CharField(
        label=gettext_lazy("Expected outcome"),
        max_length=10_000,
        required=False,
        help_text=gettext_lazy("For an action: what is different afterwards. A query changes nothing."),
        widget=forms.Textarea(attrs=_PROSE),
    )
    response_type = forms.CharField(
        label=gettext_lazy("Answers with the type"),
        max_length=130,
        required=False,
        help_text=gettext_lazy("Instead of fields of its own: a type, with [] behind it for a list."),
        widget=forms.TextInput(attrs={"list": "types", "spellcheck": "false", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in self.offered.items():
            choice = self.fields[name]
            assert isinstance(choice, forms.ChoiceField)
            choice.choices = choices

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_response_type(self) -> str:
        typed = "".join(self.cleaned_data["response_type"].split())
        plain = typed.removesuffix("[]")
        known = {name.casefold(): name for name in type_names(self.here.value)}
        if typed and plain.casefold() not in known:
            raise forms.ValidationError(
                _("There is no type “%(name)s”. Choose one that is offered, or add the type first."),
                params={"name": plain},
            )
        return known[plain.casefold()] + typed[len(plain) :] if typed else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "service" in cleaned and "key" in cleaned and cleaned.get("name"):
            self._settle_key(cleaned)
        return cleaned

    def _settle_key(self, cleaned: dict[str, Any]) -> None:
        operations = Operation.objects.filter(
            service__design=self.here.design, service__key=cleaned["service"]
        ).exclude(pk=self.row.pk if self.row else 0)
        taken = set(operations.values_list("key", flat=True))
        if not cleaned["key"]:
            cleaned["key"] = key_of_name(cleaned["name"], taken, self.here.value.glossary)
        elif cleaned["key"] in taken:
            self.add_error(
                "key",
                _("The service has an operation of that key already. Choose another, or merge the two."),
            )

    @property
    def values(self) -> dict[str, Any]:
        """The values that the change functions take: rows in place of keys."""
        values = super().values
        design = self.here.design
        calls = Message.objects.filter(interaction__design=design)
        chosen = list(calls.filter(pk__in=values["messages"]))
        if self.row:  # calls that the diagram has lost for the moment stay linked
            chosen += list(self.row.messages.filter(number=None))
        return values | {
            "service": Service.objects.get(design=design, key=values["service"]),
            "jobs": list(design.job_stories.filter(key__in=values["jobs"])),
            "messages": chosen,
        }


def operation_form(here: Visit, row: Operation | None = None) -> type[OperationForm]:
    """The form with this design's services, stories and messages to choose from."""
    offered = {
        "service": [(one.key, one.name) for one in here.value.services],
        "jobs": [(one.key, story_as_sentence(one)) for one in here.value.jobs],
        "messages": _messages(here, row),
    }
    return type("OperationForm", (OperationForm,), {"here": here, "row": row, "offered": offered})


def story_as_sentence(job: core.JobStory) -> str:
    """A story as one line, gaps shown as …"""
    return _("%(key)s  When %(when)s, I want to %(want)s, so that %(so)s.") % {
        "key": job.key,
        "when": job.when or "…",
        "want": job.want or "…",
        "so": job.so or "…",
    }


def _messages(here: Visit, row: Operation | None) -> list[tuple[str, str]]:
    """Calls to services, those to the operation's own service first, then what is linked anyway."""
    rows = Message.objects.filter(interaction__design=here.design, number__isnull=False)
    pks = {str(one): one.pk for one in rows.select_related("interaction")}
    linked = {str(one) for one in row.messages.select_related("interaction")} if row else set()
    services = {one.key: one.name for one in here.value.services}
    own = row.service.key if row else ""
    found = []
    for read in read_messages(here.value):
        ref = str(read.ref)
        if ref in pks and (read.participant_key in services or ref in linked):
            receiver = services.get(read.participant_key, read.call.target)
            words = message_words(read.ref, here.places)
            label = " ".join(read.call.label.replace("\\n", " ").split())
            found.append((read.participant_key != own, str(pks[ref]), f"{words}: {label}  → {receiver}"))
    return [(pk, label) for _elsewhere, pk, label in sorted(found, key=lambda one: one[0])]
