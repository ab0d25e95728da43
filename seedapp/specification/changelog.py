"""The changelog of a design as Markdown: what each revision changed for those who use its services."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedapp.core.difference.changelog import escaped
from seedapp.core.wording import Sentence, from_plain
from seedapp.designs.models import Design

from .models import Document, Revision, lightly

Speak = Callable[[Sentence | str], str]
HEADS: dict[str, str | Promise] = {
    "breaking": gettext_lazy("Breaking: clients must change"),
    "moved": gettext_lazy("Moved: clients must call elsewhere"),
    "compatible": gettext_lazy("New: clients may use it"),
    "documentation": gettext_lazy("Wording"),
}
"""By the kind of a change, in the order in which they are told."""


def revisions_to_tell(design: Design) -> QuerySet[Revision]:
    """The newest first, with what their changelogs need and without the texts of documents."""
    documents = Document.objects.defer("yaml")
    rows = lightly(design.revisions.select_related("published_by"))
    return rows.prefetch_related(Prefetch("documents", documents), "moves")


def changelog_of(design: Design, speak: Speak) -> str:
    """`speak` says a sentence in the reader's language. What people wrote stays text."""
    lines = [f"# {escaped(_('Changelog of %(title)s') % {'title': design.title})}"]
    for one in revisions_to_tell(design):
        lines += ["", *_revision(one, speak)]
    return "".join(f"{line}\n" for line in lines)


def kind_of(change: dict[str, Any]) -> str:
    """The kind of a change as it was frozen: “moved” where clients only have to call elsewhere."""
    return "moved" if change.get("moved") else str(change.get("kind", ""))


def _revision(one: Revision, speak: Speak) -> Iterator[str]:
    said = _("Revision %(number)s, %(date)s, %(state)s") % {
        "number": one.number,
        "date": one.published_at.date().isoformat(),
        "state": one.get_state_display(),
    }
    yield f"## {said}"
    if one.withdrawal is not None:
        yield from ("", escaped(_("Withdrawn: %(reason)s") % {"reason": one.withdrawal.reason}))
    if one.note:
        yield ""
        yield from (f"> {escaped(line)}".rstrip() for line in one.note.splitlines())
    for document in one.documents.all():
        yield from _document(document, speak)


def _document(one: Document, speak: Speak) -> Iterator[str]:
    if not one.is_news:
        return
    yield from ("", f"### {escaped(one.name)} {_versions(one)}")
    for kind, head in HEADS.items():
        changes = [change for change in one.changes if kind_of(change) == kind]
        if changes:
            yield from ("", f"#### {head}", "")
            for change in changes:
                yield f"- {_told(change, speak)}"


def _told(change: dict[str, Any], speak: Speak) -> str:
    """The sentence, behind what it is about where it does not name that itself."""
    said = escaped(speak(from_plain(change) or ""))
    where = escaped(speak(from_plain(change.get("where")) or ""))
    return said if not where or where in said else f"**{where}**: {said}"


def _versions(one: Document) -> str:
    if not one.since:
        return _("%(version)s, new") % {"version": escaped(one.version)}
    return escaped(one.version if one.since == one.version else f"{one.since} → {one.version}")
