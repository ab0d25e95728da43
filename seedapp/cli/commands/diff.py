"""`seed diff`: what changed between two designs or two OpenAPI files, breaking changes first."""

from __future__ import annotations

import argparse
import json
from typing import Any

from seedapp.core.difference import Change, DesignChange
from seedapp.core.difference.affected import Affected
from seedapp.core.difference.changelog import Edition, to_markdown
from seedapp.core.difference.whole import Difference, difference_of, difference_of_documents

from ..files import STANDARD_INPUT, Unreadable, as_design, read, read_plain

FORMATS = ("text", "md", "json")


def add_to(commands: Any) -> None:
    parser = commands.add_parser("diff", help="changes between two designs or two OpenAPI files")
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--format", choices=FORMATS, default="text", help="md is a changelog")
    parser.add_argument("--json", action="store_true", help="the same as --format json")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """1 when clients break."""
    difference, title = _difference(options.old, options.new)
    if options.json or options.format == "json":
        print(json.dumps([*_plain(difference)], ensure_ascii=False, indent=2, default=str))
    elif options.format == "md":
        print(to_markdown(difference, Edition(title, options.old, options.new)), end="")
    else:
        for line in _lines(difference):
            print(line)
    return int(difference.breaks)


def _difference(old: str, new: str) -> tuple[Difference, str]:
    if old == new == STANDARD_INPUT:
        raise Unreadable("-: only one of the two files can be standard input.")
    texts = {name: read(name) for name in (old, new)}
    first, second = read_plain(old, texts[old]), read_plain(new, texts[new])
    if _is_design(first) and _is_design(second):
        before, after = as_design(old, texts[old]), as_design(new, texts[new])
        difference, title = difference_of(before, after), after.title
    else:
        difference = difference_of_documents(_document(old, first, new), _document(new, second, old))
        title = difference.contracts[0].name
    refused = [str(one.refused) for one in difference.contracts if one.refused is not None]
    if refused:
        raise Unreadable("\n".join(f"{new}: {reason}" for reason in refused))
    return difference, title


def _document(name: str, value: Any, other: str) -> dict[str, Any]:
    if isinstance(value, dict) and "openapi" in value:
        return value
    if _is_design(value):
        raise Unreadable(
            f"{name}: this is a design, and {other} is none. Compare two of a kind: "
            f"`seed openapi {name}` makes the OpenAPI documents of the design."
        )
    raise Unreadable(f"{name}: this is neither a design file nor an OpenAPI document. Compare two of a kind.")


def _is_design(value: Any) -> bool:
    return isinstance(value, dict) and "seed" in value


def _lines(difference: Difference) -> list[str]:
    """Changes of the contracts, breaking ones of all services first, then those of the design."""
    lines = []
    for change, service in _in_order(difference):
        kind = "moved" if change.moved else change.kind
        where = f"{service}: {change.where}" if service else str(change.where)
        lines.append(f"{kind:13}  {where}  {change.sentence}{_touches(difference, change)}")
    for thing in difference.things:
        lines.append(f"{thing.target}  {thing.sentence}{_touches(difference, thing)}")
    return lines


def _in_order(difference: Difference) -> list[tuple[Change, str]]:
    kinds = ("breaking", "compatible", "documentation")
    found = [(change, contract.key) for contract in difference.contracts for change in contract.changes]
    return sorted(found, key=lambda one: kinds.index(one[0].kind))


def _touches(difference: Difference, change: Change | DesignChange) -> str:
    sentence = difference.affect.of(change).sentence
    return f" ({sentence})" if sentence is not None else ""


def _plain(difference: Difference) -> list[dict[str, Any]]:
    told = [
        {
            **({"service": service} if service else {}),
            "kind": change.kind,
            "moved": change.moved,
            "operation": change.operation,
            "operations": [one.title for one in change.touched],
            "pointer": change.pointer,
            "before": change.before,
            "after": change.after,
            "message": str(change.sentence),
            **_people(difference.affect.of(change)),
        }
        for change, service in _in_order(difference)
    ]
    told += [
        {
            "target": thing.target,
            "kind": thing.kind,
            "part": thing.part,
            "message": str(thing.sentence),
            "leads_to": [one.pointer for one in difference.led_to(thing)],
            **_people(difference.affect.of(thing)),
        }
        for thing in difference.things
    ]
    return told


def _people(affected: Affected) -> dict[str, list[str]]:
    """Keys of the stories that are touched, and of the actors and services that tell them."""
    stories = [one.key for one in affected.people.stories]
    tellers = [*(one.key for one in affected.people.actors), *(one.key for one in affected.people.consumers)]
    return {"stories": list(dict.fromkeys([*stories, *affected.keys])), "actors": tellers}
