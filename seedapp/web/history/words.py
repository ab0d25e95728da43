"""The journal's words: what was done, what fields are called, values as people read them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

VERBS = {
    "added": gettext_lazy("added"),
    "edited": gettext_lazy("edited"),
    "removed": gettext_lazy("deleted"),
    "put_back": gettext_lazy("put back"),
    "ordered": gettext_lazy("put in another order"),
    "imported": gettext_lazy("imported"),
    "restored": gettext_lazy("restored an earlier moment of"),
    "merged": gettext_lazy("merged another operation into"),
    "parted": gettext_lazy("parted again"),
    "waived": gettext_lazy("set advice aside"),
    "waiver_removed": gettext_lazy("took advice up again"),
    "candidate_dismissed": gettext_lazy("dismissed the candidate"),
    "dismissal_removed": gettext_lazy("reconsidered the candidate"),
    "published": gettext_lazy("published"),
    "review_begun": gettext_lazy("put before reviewers:"),
    "approved": gettext_lazy("approved"),
    "superseded": gettext_lazy("superseded"),
    "withdrawn": gettext_lazy("withdrew"),
    "addresses_opened": gettext_lazy("opened"),
    "addresses_closed": gettext_lazy("closed"),
    "addresses_renewed": gettext_lazy("renewed"),
    "opened": gettext_lazy("opened a review round"),
    "closed": gettext_lazy("closed a review round"),
    "round_reopened": gettext_lazy("opened a review round again:"),
    "extended": gettext_lazy("moved the due date of a review round:"),
    "links_made": gettext_lazy("made links to a review:"),
    "link_renewed": gettext_lazy("made a new link to a review:"),
    "link_revoked": gettext_lazy("revoked a link to a review:"),
    "members_asked": gettext_lazy("asked for a review:"),
    "question_added": gettext_lazy("asked reviewers:"),
    "question_removed": gettext_lazy("took back a question to reviewers:"),
    "question_answered": gettext_lazy("answered a question to reviewers:"),
    "joined": gettext_lazy("joined:"),
    "begun": gettext_lazy("commented on"),
    "answered": gettext_lazy("answered on"),
    "addressed": gettext_lazy("marked as addressed"),
    "dismissed": gettext_lazy("dismissed"),
    "attached": gettext_lazy("said what became of"),
    "attachment_taken_back": gettext_lazy("took back what became of"),
    "resolved": gettext_lazy("resolved"),
    "reopened": gettext_lazy("reopened"),
    "given": gettext_lazy("gave a verdict"),
    "goal_answered": gettext_lazy("said whether a job can be done:"),
    "address_opened": gettext_lazy("opened the address of the mock server:"),
    "address_closed": gettext_lazy("closed the address of the mock server:"),
    "founded": gettext_lazy("founded"),
    "renamed": gettext_lazy("renamed the workspace:"),
    "invited": gettext_lazy("made an invitation:"),
    "invitation_withdrawn": gettext_lazy("withdrew an invitation:"),
    "role_changed": gettext_lazy("gave another role to"),
    "left": gettext_lazy("left:"),
    "member_removed": gettext_lazy("took out"),
    "deleted": gettext_lazy("deleted for good"),
    "secret_renewed": gettext_lazy("made a new secret for"),
    "switched_off": gettext_lazy("switched off"),
    "switched_on": gettext_lazy("switched on"),
    "tested": gettext_lazy("sent a test to"),
    "redelivered": gettext_lazy("sent something once more to"),
    "skipped": gettext_lazy("left something out for"),
    "retried": gettext_lazy("did not wait to try again:"),
}
"""By the last word of a verb of the journal."""

_FIELDS = {
    "key": gettext_lazy("key"),
    "name": gettext_lazy("name"),
    "title": gettext_lazy("title"),
    "kind": gettext_lazy("kind"),
    "description": gettext_lazy("description"),
    "needs": gettext_lazy("needs"),
    "pains": gettext_lazy("pains"),
    "behaviours": gettext_lazy("behaviours"),
    "level": gettext_lazy("level"),
    "actor": gettext_lazy("actor"),
    "consumer": gettext_lazy("consumer"),
    "provider": gettext_lazy("provider"),
    "situation": gettext_lazy("When"),
    "motivation": gettext_lazy("I want to"),
    "goal": gettext_lazy("so I can"),
    "evidence_source": gettext_lazy("evidence"),
    "evidence_note": gettext_lazy("note"),
    "refines": gettext_lazy("refines"),
    "plantuml": gettext_lazy("PlantUML"),
    "participants": gettext_lazy("participants"),
    "jobs": gettext_lazy("job stories"),
    "messages": gettext_lazy("calls"),
    "service": gettext_lazy("service"),
    "outcome": gettext_lazy("expected outcome"),
    "inputs": gettext_lazy("inputs"),
    "response": gettext_lazy("response"),
    "response_type": gettext_lazy("type of the response"),
    "failures": gettext_lazy("failures"),
    "fields": gettext_lazy("fields"),
    "values": gettext_lazy("values"),
    "schema": gettext_lazy("JSON Schema"),
    "http_method": gettext_lazy("method"),
    "http_path": gettext_lazy("path"),
    "http_status": gettext_lazy("status"),
    "layer": gettext_lazy("layer"),
    "version": gettext_lazy("version of the API"),
    "resources": gettext_lazy("resources"),
    "servers": gettext_lazy("servers"),
    "security": gettext_lazy("security"),
    "scopes": gettext_lazy("scopes"),
    "summary": gettext_lazy("summary"),
    "language": gettext_lazy("language of the texts"),
    "contact_name": gettext_lazy("contact: name"),
    "contact_url": gettext_lazy("contact: web address"),
    "contact_email": gettext_lazy("contact: e-mail"),
    "license_name": gettext_lazy("licence: name"),
    "license_identifier": gettext_lazy("licence: SPDX identifier"),
    "glossary": gettext_lazy("glossary"),
    "style": gettext_lazy("style of the interface"),
    "position": gettext_lazy("place in the order"),
    "rule": gettext_lazy("rule"),
    "reason": gettext_lazy("reason"),
    "state": gettext_lazy("state"),
    "candidate": gettext_lazy("candidate"),
    "person": gettext_lazy("person"),
    "role": gettext_lazy("role"),
    "question": gettext_lazy("what you want to know"),
    "intro": gettext_lazy("what you want to know"),
    "due_at": gettext_lazy("comments until"),
    "closed_at": gettext_lazy("closed at"),
    "questions": gettext_lazy("questions"),
    "links": gettext_lazy("links"),
    "reviewers": gettext_lazy("reviewers"),
    "perspective": gettext_lazy("perspective"),
    "is_for_many": gettext_lazy("for many"),
    "revoked_at": gettext_lazy("revoked at"),
    "text": gettext_lazy("text"),
    "resolution": gettext_lazy("what changed"),
    "change": gettext_lazy("the change that did it"),
    "body": gettext_lazy("comment"),
    "quote": gettext_lazy("quote"),
    "severity": gettext_lazy("how much it matters"),
    "judgement": gettext_lazy("verdict"),
    "note": gettext_lazy("note"),
}


def label_of(name: str) -> str:
    """What a field of the facts is called; its own name where it has no words."""
    return str(_FIELDS.get(name, name.replace("_", " ")))


def as_text(value: Any) -> str:
    """A plain JSON value as people read it: lists one a line, what is empty as nothing."""
    match value:
        case None | "" | [] | {}:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case list():
            return "\n".join(_line(one) for one in value)
        case dict():
            return "\n".join(f"{name}: {_line(one)}" for name, one in value.items())
    return str(value)


def _line(value: Any) -> str:
    """One value of a list on one line: of a field its name, type and the rest."""
    if isinstance(value, dict) and "name" in value and "type" in value:
        told = [f"{value['name']}: {value['type']}", "" if value.get("required", True) else _("optional")]
        told += [str(value[name]) for name in ("place", "description", "example") if value.get(name)]
        return ", ".join(one for one in told if one)
    if isinstance(value, dict):
        return ", ".join(
            f"{name}: {_line(one)}" for name, one in value.items() if one not in (None, "", [], {})
        )
    return as_text(value).replace("\n", " ")
