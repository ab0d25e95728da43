"""A first comment: the spot that it is about, as it stands in an address or a form, and the form for it."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, cast

from django import forms
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedapp.core.anchors import Anchor, Entry, Kind
from seedapp.core.suggesting import LONGEST_VALUE, CannotSuggest, Suggestion, kinds_for
from seedapp.core.suggesting import Kind as SuggestionKind
from seedapp.feedback.changes import check_suggestion
from seedapp.feedback.models import LONGEST_COMMENT, LONGEST_QUOTE, AnchorKind, Severity
from seedapp.specification.indexing import frozen_index
from seedapp.specification.models import Revision
from seedapp.web.forms import TidyForm
from seedapp.web.wording import spoken

SUGGESTION_WORDS = {
    "rename": gettext_lazy("Call it something else"),
    "optional": gettext_lazy("Make it optional"),
    "required": gettext_lazy("Make it required"),
    "type": gettext_lazy("Give it another type"),
    "describe": gettext_lazy("Describe it in other words"),
    "remove": gettext_lazy("Leave it out"),
    "add-failure": gettext_lazy("Add a failure"),
    "add-input": gettext_lazy("Ask for one more value (name: type)"),
    "add-output": gettext_lazy("Answer one more value (name: type)"),
    "add-field": gettext_lazy("Add a field (name: type)"),
    "add-value": gettext_lazy("Add a value"),
}


class SayForm(TidyForm):
    """On what (`kind`, `anchor`, `part`, perhaps a quoted phrase), what, and how much it matters."""

    label_suffix = ""
    body = forms.CharField(
        label=gettext_lazy("Your comment"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3, "data-auto-grow": ""}),
    )
    quote = forms.CharField(
        label=gettext_lazy("The words that you mean"),
        max_length=LONGEST_QUOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 1, "data-auto-grow": ""}),
        help_text=gettext_lazy("Copied from the page; they are shown with your comment."),
    )
    severity = forms.ChoiceField(
        label=gettext_lazy("How much does it matter?"), choices=Severity.choices, initial=Severity.QUESTION
    )
    suggest = forms.ChoiceField(label=gettext_lazy("What should change"), required=False)
    value = forms.CharField(
        label=gettext_lazy("What it should be instead"),
        max_length=LONGEST_VALUE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 1, "data-auto-grow": ""}),
    )
    kind = forms.ChoiceField(choices=AnchorKind.choices, widget=forms.HiddenInput)
    anchor = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    part = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)

    def on(self, revision: Revision, entry: Entry) -> None:
        """Say what the form is about, and so what can be suggested of it."""
        self._revision, self._anchor = revision, entry.anchor
        offered = [(one, SUGGESTION_WORDS[one]) for one in kinds_for(entry.anchor.kind, entry.anchor.part)]
        chosen = cast(forms.ChoiceField, self.fields["suggest"])
        chosen.choices = [("", _("Nothing in particular")), *offered]
        if not offered:
            del self.fields["suggest"], self.fields["value"]

    def clean(self) -> dict[str, Any]:
        """`suggestion` is what is suggested, None for nothing: who suggests a change does not only ask."""
        given = super().clean() or self.cleaned_data
        kind, value = given.pop("suggest", ""), given.pop("value", "")
        given["suggestion"] = Suggestion(cast(SuggestionKind, kind), value) if kind else None
        if kind:
            if given.get("severity") == Severity.QUESTION:
                given["severity"] = Severity.SUGGESTION
            try:
                check_suggestion(self._revision, self._anchor, given["suggestion"])
            except CannotSuggest as refused:
                self.add_error("value", spoken(refused.sentence))
        return given

    @property
    def keep(self) -> str:
        """What the browser keeps unsent words under."""
        return f"say-{self.auto_id}"


def entry_asked_for(revision: Revision, asked: QueryDict) -> Entry:
    """What `kind`, `anchor` and `part` name in a revision. Raises Http404 for what is not in it."""
    kind, uid, part = (asked.get(name, "") for name in ("kind", "anchor", "part"))
    entry = frozen_index(revision).get(Anchor(cast(Kind, kind), uid, part))
    if entry is None:
        raise Http404
    return entry


def form_for(revision: Revision, entry: Entry, asked: QueryDict, *, typed: bool) -> SayForm:
    """The form on a spot: as it was `typed`, or with what an address says already."""
    anchor = entry.anchor
    name = sha256(repr(anchor).encode()).hexdigest()[:12]
    initial = {"kind": anchor.kind, "anchor": anchor.uid, "part": anchor.part}
    initial["quote"] = asked.get("quote", "")[:LONGEST_QUOTE]
    form = SayForm(asked if typed else None, initial=initial, auto_id=f"say-{name}-%s")
    form.on(revision, entry)
    form.fields["body"].label = _("Your comment on “%(title)s”") % {"title": entry.title}
    return form
