"""Reading a line that introduces a participant, and printing it again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast, get_args

from .model import Declaration, Participant, ParticipantKind
from .names import skip_spaces, take_name, written

KINDS: tuple[str, ...] = get_args(ParticipantKind)
_KIND = re.compile(rf"(?:(create)\s++)?(?:({'|'.join(KINDS)})(?=[\s\"“]))?\s*+", re.IGNORECASE)
_STEREOTYPE = re.compile(r"<<([^<>]*+(?:>>\s*+<<[^<>]*+)*+)>>")
_ORDER = re.compile(r"order\s++-?\d{1,7}(?!\S)", re.IGNORECASE)
_LINK = re.compile(r"\[\[[^\[\]]*+\]\]")
_COLOUR = re.compile(r"#[^\s\[\]]++")


def read_declaration(line: str, number: int) -> Declaration | None:
    """The declaration that a stripped line holds; None when it holds none."""
    opening = _KIND.match(line)
    if opening is None or not opening.group().strip():
        return None
    name, at = take_name(line, opening.end())
    if name is None:
        return None
    stereotype, behind = "", []
    for pattern in (_STEREOTYPE, _ORDER, _LINK, _COLOUR):  # in no other order
        found = pattern.match(line, skip_spaces(line, at))
        if found is None:
            continue
        if pattern is _STEREOTYPE:
            stereotype = found[1].strip()
        else:
            behind.append(found.group())
        at = found.end()
    if line[at:].strip():
        return None
    kind = cast(ParticipantKind, (opening[2] or "participant").lower())
    participant = Participant(name.alias, name.shown, kind, stereotype, number)
    return Declaration(participant, bool(opening[1]), " ".join(behind), number)


def read_block_opening(line: str, number: int) -> Declaration | None:
    """The declaration of `participant api [`, whose name stands on the lines that follow."""
    if not line.endswith("["):
        return None
    return read_declaration(line[:-1].rstrip(), number)


def named(declaration: Declaration, lines: list[str]) -> Declaration:
    """A declaration with the lines of its block as name."""
    shown = "\n".join(lines) or declaration.participant.alias
    return replace(declaration, participant=replace(declaration.participant, name=shown))


def print_declaration(declaration: Declaration) -> str:
    one = declaration.participant
    block = "\n" in one.name
    parts = [
        "create" if declaration.creates else "",
        one.kind,
        written(one.alias, "" if block else one.name),
        f"<<{one.stereotype}>>" if one.stereotype else "",
        declaration.behind,
    ]
    line = " ".join(part for part in parts if part)
    return f"{line} [\n{one.name}\n]" if block else line
