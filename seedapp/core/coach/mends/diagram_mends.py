"""Mends of a diagram: a return that is missing, a participant that is tied to nobody, its stories."""

from __future__ import annotations

import re
from dataclasses import replace

from ...design import Interaction, Operation
from ...naming import plural, words
from ...sequence import Call, Diagram, parse
from ...wording import N_, say
from ..design_reading import DesignReading
from ..findings import Finding
from ..likeness import plain
from .mend import Drafted
from .places import interaction_at

_NAME = re.compile(r"\w+")
_SAYS_NOTHING = frozenset(
    (
        "service",
        "services",
        "microservice",
        "server",
        "backend",
        "app",
        "application",
        "client",
        "the",
        "서비스",
        "서버",
        "앱",
    )
)


def add_return(finding: Finding, seen: DesignReading) -> Drafted | None:
    """SEQ-07: a dashed arrow back, behind what the call sets off, where the text stays sound."""
    one = interaction_at(finding, seen)
    number = finding.target.rpartition("#")[2]
    if one is None or not number.isdecimal():
        return None
    diagram = parse(one.plantuml)
    call = next((call for call in diagram.calls if call.number == int(number)), None)
    if call is None or not (_NAME.fullmatch(call.source) and _NAME.fullmatch(call.target)):
        return None
    answer = f"{call.target} --> {call.source}: {_answer(one, call, seen)}"
    lines = one.plantuml.split("\n")
    at = _last_line_of(diagram, call)
    indent = lines[call.line - 1][: len(lines[call.line - 1]) - len(lines[call.line - 1].lstrip())]
    text = "\n".join((*lines[:at], indent + answer, *lines[at:]))
    if not _is_sound(diagram, parse(text), call):
        return None
    return Drafted(say(N_("Add the return “%(line)s”"), line=answer), one, replace(one, plantuml=text))


def tie_participant(finding: Finding, seen: DesignReading) -> Drafted | None:
    """SEQ-08: the one actor or service that has the same telling words in its name."""
    one = interaction_at(finding, seen)
    alias = finding.part.removeprefix("participants/")
    scene = next((scene for scene in seen.scenes if scene.interaction == one), None)
    party = scene.cast.get(alias) if scene else None
    if one is None or party is None or party.key:
        return None
    named = [(each.key, each.name) for each in seen.design.services]
    named += [(each.key, each.name) for each in seen.design.actors]
    told = _telling(f"{party.called}") or _telling(alias)
    meant = [key for key, name in named if told and told in (_telling(name), _telling(key))]
    if len(set(meant)) != 1:
        return None
    names = dict(named)
    label = say(N_("Let %(alias)s stand for %(name)s"), alias=party.called, name=names[meant[0]] or meant[0])
    return Drafted(label, one, replace(one, participants={**one.participants, alias: meant[0]}))


def name_stories(finding: Finding, seen: DesignReading) -> Drafted | None:
    """SEQ-09: the stories that the operations of its messages serve."""
    one = interaction_at(finding, seen)
    if one is None:
        return None
    asked = [
        each for each in seen.design.operations if any(ref.interaction == one.key for ref in each.messages)
    ]
    keys = tuple(dict.fromkeys(key for each in asked for key in each.jobs if key in seen.jobs))
    if not keys:
        return None
    return Drafted(say(N_("Let it show %(jobs)s"), jobs=", ".join(keys)), one, replace(one, jobs=keys))


def _last_line_of(diagram: Diagram, call: Call) -> int:
    """The last line of what a call sets off: calls and returns of the one it asks, as long as it acts."""
    steps = sorted(
        [
            *((one.line, one.source) for one in diagram.calls),
            *((one.line, one.target) for one in diagram.returns),
        ]
    )
    last, acting = call.line, {call.target}
    targets = {one.line: one.target for one in diagram.calls}
    for line, who in steps:
        if line <= call.line:
            continue
        if who not in acting:
            break
        last = line
        acting.add(targets.get(line, who))
    return last


def _is_sound(before: Diagram, after: Diagram, call: Call) -> bool:
    answered = {one.answers for one in after.returns}
    known = {one.line: one.answers for one in before.returns}
    kept = [one.answers for one in before.returns]
    others = [one.answers for one in after.returns if one.answers != call.number]
    return (
        len(after.problems) == len(before.problems)
        and [one.label for one in after.calls] == [one.label for one in before.calls]
        and call.number in answered
        and (kept == others or not known)
    )


def _answer(one: Interaction, call: Call, seen: DesignReading) -> str:
    """What comes back, as well as it is known: the response of the operation, or the thing asked for."""
    asked = next(
        (
            each
            for each in seen.design.operations
            if any((ref.interaction, ref.number) == (one.key, call.number) for ref in each.messages)
        ),
        None,
    )
    if asked is not None and asked.response:
        return _response(asked)
    read = next(
        (each for each in seen.messages if each.interaction == one and each.call.number == call.number), None
    )
    if read is not None and read.reading.kind == "query" and read.reading.object:
        thing = " ".join(words(read.reading.object)) or read.reading.object
        return f"[]{thing}" if read.reading.plural or plural(thing) == thing else thing
    return "완료" if seen.design.language == "ko" else "done"


def _response(one: Operation) -> str:
    if one.response.type:
        name = one.response.type
        return f"[]{name.removesuffix('[]')}" if name.endswith("[]") else name
    return ", ".join(field.name for field in one.response.fields)


def _telling(name: str) -> frozenset[str]:
    return frozenset(word for word in plain(name).replace("-", " ").split() if word not in _SAYS_NOTHING)
