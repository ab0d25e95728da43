"""A first comment: the spot that it is about, as it stands in an address or a form, and the form for it."""

from __future__ import annotations

from hashlib import sha256
from typing import cast

from django import forms
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedapp.core.anchors import Anchor, Entry, Kind
from seedapp.feedback.models import AnchorKind, Severity
from seedapp.specification.indexing import frozen_index
from seedapp.specification.models import Revision
from seedapp.web.forms import TidyForm

COMMENT_LIMIT, QUOTE_LIMIT = 20_000, 2_000


class SayForm(TidyForm):
    """On what (`kind`, `anchor`, `part`, perhaps a quoted phrase), what, and how much it matters."""

    label_suffix = ""
    body = forms.CharField(
        label=gettext_lazy("Your comment"),
        max_length=COMMENT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3, "data-auto-grow": ""}),
    )
    quote = forms.CharField(
        label=gettext_lazy("The words that you mean"),
        max_length=QUOTE_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 1, "data-auto-grow": ""}),
        help_text=gettext_lazy("Copied from the page; they are shown with your comment."),
    )
    severity = forms.ChoiceField(
        label=gettext_lazy("How much does it matter?"), choices=Severity.choices, initial=Severity.QUESTION
    )
    kind = forms.ChoiceField(choices=AnchorKind.choices, widget=forms.HiddenInput)
    anchor = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    part = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)

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


def form_for(entry: Entry, asked: QueryDict, *, typed: bool) -> SayForm:
    """The form on a spot: as it was `typed`, or with what an address says already."""
    anchor = entry.anchor
    name = sha256(repr(anchor).encode()).hexdigest()[:12]
    initial = {"kind": anchor.kind, "anchor": anchor.uid, "part": anchor.part}
    initial["quote"] = asked.get("quote", "")[:QUOTE_LIMIT]
    form = SayForm(asked if typed else None, initial=initial, auto_id=f"say-{name}-%s")
    form.fields["body"].label = _("Your comment on “%(title)s”") % {"title": entry.title}
    return form
