"""`seed diff`: what changed between two designs or two OpenAPI files, breaking changes first."""

from __future__ import annotations

import argparse
import json
from typing import Any

from seedapp.core.difference import Change, DesignChange, TooDeep, compare_designs, compare_documents

from ..files import STANDARD_INPUT, Unreadable, as_design, read, read_plain


def add_to(commands: Any) -> None:
    parser = commands.add_parser("diff", help="changes between two designs or two OpenAPI files")
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """1 when something breaks."""
    changes = _changes(options.old, options.new)
    if options.json:
        print(json.dumps([_plain(one) for one in changes], ensure_ascii=False, indent=2, default=str))
    else:
        for one in changes:
            print(_line(one))
    return int(any(isinstance(one, Change) and one.kind == "breaking" for one in changes))


def _changes(old: str, new: str) -> tuple[Change, ...] | tuple[DesignChange, ...]:
    if old == new == STANDARD_INPUT:
        raise Unreadable("-: only one of the two files can be standard input.")
    texts = {name: read(name) for name in (old, new)}
    first, second = read_plain(old, texts[old]), read_plain(new, texts[new])
    if _is_design(first) and _is_design(second):
        return compare_designs(as_design(old, texts[old]), as_design(new, texts[new]))
    try:
        return compare_documents(_document(old, first), _document(new, second))
    except TooDeep as reason:
        raise Unreadable(f"{new}: {reason}") from reason


def _document(name: str, value: Any) -> dict[str, Any]:
    if isinstance(value, dict) and "openapi" in value:
        return value
    raise Unreadable(f"{name}: compare two design files, or two OpenAPI documents.")


def _is_design(value: Any) -> bool:
    return isinstance(value, dict) and "seed" in value


def _line(change: Change | DesignChange) -> str:
    if isinstance(change, DesignChange):
        return f"{change.target}  {change.sentence}"
    return f"{change.kind:13}  {change.operation or 'document'}  {change.sentence}"


def _plain(change: Change | DesignChange) -> dict[str, Any]:
    if isinstance(change, DesignChange):
        return {"target": change.target, "message": str(change.sentence)}
    return {
        "kind": change.kind,
        "operation": change.operation,
        "pointer": change.pointer,
        "before": change.before,
        "after": change.after,
        "message": str(change.sentence),
    }
