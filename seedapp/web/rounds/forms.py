"""What the team types about a round: on what, until when, what it asks, and whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedapp.accounts.models import display_name
from seedapp.feedback.changes import ROUND_DAYS, Person
from seedapp.feedback.models import Perspective
from seedapp.feedback.policy import LINKS_PER_ROUND
from seedapp.specification.models import Revision
from seedapp.web.forms import LinesField, TidyForm
from seedapp.workspaces.models import Member

MOST_DAYS = 365
NAME_LIMIT = 120


class NamesField(LinesField):
    """Names, one a line, none of them twice."""

    line_limit = NAME_LIMIT
    lines_limit = LINKS_PER_ROUND

    def validate(self, value: Any) -> None:
        super().validate(value)
        for place, name in enumerate(value):
            if name in value[:place]:
                raise forms.ValidationError(
                    _("“%(name)s” stands here twice. Tell them apart."), params={"name": name}
                )


class DueField(forms.DateField):
    """A day to come, to its end."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not timezone.localdate() <= value <= timezone.localdate() + timedelta(days=MOST_DAYS):
            raise forms.ValidationError(
                _("Choose a day from today on, in %(days)s days at the latest."), params={"days": MOST_DAYS}
            )


def end_of(day: date) -> datetime:
    """The last moment of a day, in the time zone of the workbench."""
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


def default_due() -> date:
    return timezone.localdate() + timedelta(days=ROUND_DAYS)


def later_due(due_at: datetime) -> date:
    """A week more than reviewers have now."""
    return max(timezone.localdate(due_at), timezone.localdate()) + timedelta(days=7)


class PeopleForm(TidyForm):
    """Who gets a link. `once` makes the same press of a button make the same links."""

    label_suffix = ""
    for_many = forms.BooleanField(
        label=gettext_lazy("One link for many"),
        required=False,
        help_text=gettext_lazy("For a chat or a mailing list: whoever opens it gives a name and begins."),
    )
    end_users = NamesField(
        label=gettext_lazy("End users, each with a link of their own"),
        required=False,
        help_text=gettext_lazy("One name a line, pasted from wherever you keep them. They judge the goals."),
    )
    client_developers = NamesField(
        label=gettext_lazy("Client developers, each with a link of their own"),
        required=False,
        help_text=gettext_lazy("One name a line. They judge the contract."),
    )
    once = forms.CharField(widget=forms.HiddenInput, min_length=16, max_length=64)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not self.asks_somebody(cleaned):
            raise forms.ValidationError(
                _("Say who should review: a link for many, the name of somebody, or a member.")
            )
        return cleaned

    def asks_somebody(self, cleaned: dict[str, Any]) -> bool:
        return bool(cleaned["for_many"] or cleaned["end_users"] or cleaned["client_developers"])

    @property
    def people(self) -> list[Person]:
        """Those who get a link, in the order in which they are shown. Call it when the form is valid."""
        given = self.cleaned_data
        people = [Person()] if given["for_many"] else []
        people += [Person(name, Perspective.END_USER) for name in given["end_users"]]
        people += [Person(name, Perspective.CLIENT_DEVELOPER) for name in given["client_developers"]]
        return people


class MembersForm(TidyForm):
    """Members who review by their account."""

    label_suffix = ""
    members = forms.MultipleChoiceField(
        label=gettext_lazy("Members of the workspace"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("They review by their account, and need no link."),
    )
    perspective = forms.ChoiceField(
        label=gettext_lazy("Members review as"),
        choices=Perspective.choices,
        initial=Perspective.CLIENT_DEVELOPER,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Each can say otherwise when they begin."),
    )

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.pk): one for one in members}
        choices = [(pk, display_name(one.user)) for pk, one in self.known.items()]
        cast(forms.MultipleChoiceField, self.fields["members"]).choices = choices

    @property
    def chosen(self) -> list[Member]:
        return [self.known[pk] for pk in self.cleaned_data["members"]]


class RoundForm(PeopleForm, MembersForm):
    """All of a round that is to be opened but its questions, which stand in rows."""

    revision = forms.TypedChoiceField(label=gettext_lazy("Revision"), coerce=int)
    due = DueField(
        label=gettext_lazy("Comments until the end of"),
        help_text=gettext_lazy("After that reviewers can still read. You can extend it at any time."),
    )
    intro = forms.CharField(
        label=gettext_lazy("What do you want to know?"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-auto-grow": ""}),
        help_text=gettext_lazy("Reviewers see it first, before anything else. Markdown works."),
    )

    def __init__(self, *args: Any, revisions: Sequence[Revision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.number, _label_of(one)) for one in revisions]
        cast(forms.ChoiceField, self.fields["revision"]).choices = choices

    def asks_somebody(self, cleaned: dict[str, Any]) -> bool:
        return super().asks_somebody(cleaned) or bool(cleaned["members"])


class ExtendForm(TidyForm):
    label_suffix = ""
    due = DueField(label=gettext_lazy("Comments until the end of"))


class QuestionForm(TidyForm):
    label_suffix = ""
    text = forms.CharField(label=gettext_lazy("One more question"), max_length=500)


def _label_of(revision: Revision) -> str:
    told = {"number": revision.number, "state": revision.get_state_display()}
    return _("Revision %(number)s, %(state)s") % told
