"""An impact as a file: Markdown to read, a table for spreadsheets, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..wording import N_, Sentence, say
from .impact import Impact
from .matrix import Translate, as_csv, as_markdown, escaped
from .touched import Touched

KIND_NAMES = {
    "story": N_("story"),
    "diagram": N_("diagram"),
    "message": N_("message"),
    "type": N_("type"),
    "operation": N_("operation"),
    "endpoint": N_("endpoint"),
    "schema": N_("schema"),
    "linked": N_("linked operation"),
    "workflow": N_("workflow"),
    "actor": N_("actor"),
    "service": N_("service"),
}
TOUCHED, NOTICING = N_("touched"), N_("notices")


def title_of(impact: Impact) -> Sentence:
    return say(N_("What a change of %(title)s would touch"), title=escaped(impact.title))


def to_markdown(impact: Impact, translate: Translate = str) -> str:
    """A title, a table of what is touched and one of who would notice; without either, a sentence."""
    parts = [f"# {title_of(impact).spoken(translate)}\n"]
    touched = [
        [
            translate(KIND_NAMES[one.kind]),
            one.title,
            one.why.spoken(translate),
            _place(one),
        ]
        for one in impact.touched
    ]
    heads = [N_("kind"), N_("name"), N_("why"), N_("where")]
    if touched:
        parts.append(as_markdown([[translate(head) for head in heads], *touched]))
    else:
        parts.append(f"{translate(N_('Nothing is made out of it yet.'))}\n")
    noticing = [
        [translate(KIND_NAMES[one.kind]), one.title, one.why.spoken(translate)] for one in impact.noticing
    ]
    if noticing:
        parts.append(f"## {translate(N_('Who would notice'))}\n")
        parts.append(as_markdown([[translate(head) for head in heads[:3]], *noticing]))
    return "\n".join(parts)


def to_csv(impact: Impact, translate: Translate = str) -> str:
    """One row a thing: whether it is touched or notices, what it is, why, and where in which document."""
    heads = [N_("effect"), N_("kind"), N_("name"), N_("target"), N_("why"), N_("document"), N_("pointer")]
    return as_csv([[translate(head) for head in heads], *_rows(impact, translate)])


def to_json(impact: Impact) -> str:
    """JSON: what is touched, with the tie that leads there, and who would notice."""
    held = {
        "target": impact.target,
        "touched": [
            {
                "kind": one.kind,
                "target": one.target,
                "title": one.title,
                "why": str(one.why),
                "through": one.through,
                **({"document": one.document, "pointer": one.pointer} if one.document else {}),
            }
            for one in impact.touched
        ],
        "noticing": [
            {"kind": one.kind, "target": one.target, "title": one.title, "why": str(one.why)}
            for one in impact.noticing
        ],
    }
    return json.dumps(held, ensure_ascii=False, indent=2) + "\n"


def _rows(impact: Impact, translate: Translate) -> Iterator[list[str]]:
    for one in impact.touched:
        why = one.why.spoken(translate)
        named = [translate(TOUCHED), translate(KIND_NAMES[one.kind]), one.title, one.target, why]
        yield [*named, one.document, one.pointer]
    for other in impact.noticing:
        why = other.why.spoken(translate)
        yield [translate(NOTICING), translate(KIND_NAMES[other.kind]), other.title, other.target, why, "", ""]


def _place(one: Touched) -> str:
    return f"{one.document}: {one.pointer}" if one.document else ""
