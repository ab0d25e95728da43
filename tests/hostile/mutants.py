"""Files that were design files or OpenAPI documents once: each number is one mutant, the same each time.

Three kinds of harm: to the bytes (flipped, cut, doubled, hostile tokens), to the lines (swapped, moved in and
out), and to the tree (values replaced, keys renamed, parts grafted from another file).
"""

from __future__ import annotations

import copy
import json
import random
from functools import cache
from pathlib import Path
from typing import Any

from seedapp.core.yaml_text import load_plain

TESTS = Path(__file__).resolve().parents[1]
FILES = [
    *sorted((TESTS / "designs").glob("*.yaml")),
    *sorted((TESTS / "core" / "openapi_import" / "documents").iterdir()),
]
TOKENS = [
    b"&a [*a]", b"*a", b"<<: *a", b"<<: {seed: 2}", b"!!python/object/apply:os.system ['true']", b"!x ",
    b"\0",
    b"\xff\xfe", b"\xed\xa0\x80", b"\t", b"---\n", b"...\n", b"%YAML 1.1\n", b"? ", b"[" * 300, b"{a: " * 120,
    b"9" * 5000, b"1e999", b".nan", b"0000-00-00", b"2026-02-30", b"12:30:45", b"0o7", b"__proto__: ",
    b"$ref: '#/components/schemas/Nobody'\n", b"$ref: http://127.0.0.1:1/x\n", b"\xe2\x80\xa8", b"\xc2\x85",
    "\u202e".encode(), "\u1109\u1162\u11a8".encode(), b'"\\ud800"', b"x" * 20_000, b"null", b"~", b"=", b"#",
    b"\r", b"|\n", b">-\n", b"'", b'"', b"{{ 7 }}", b"<script>", b"!include /etc/passwd\n", b"@startuml\n",
]  # fmt: skip
ODD: list[Any] = [
    None, True, 0, -1, 2**70, 1e308, 1e-300, "", "x", "a" * 20_000, "a/b", "..", "{", "\u202e", "\0", [],
    [None],
    {}, {"": None}, {"$ref": "#/components/schemas/Nowhere"}, {"$ref": "#"}, {"$ref": "#/paths"}, {"$ref": 1},
    {"__proto__": {}}, [[[]]], {"type": "strin"}, {"type": ["object", "null"], "properties": []},
    {"allOf": [{"$ref": "#/components/schemas/A"}]}, {"pattern": "^(a+)+$"}, {"multipleOf": 1e-300},
    "^(a+)+$", "@startuml\n!while 1==1\n@enduml", "J1", "Bike[]", "9" * 400,
]  # fmt: skip


def mutant(number: int) -> tuple[str, bytes]:
    """The name of the file that it was, and what became of it."""
    chance = random.Random(number)
    path = FILES[number % len(FILES)]
    harm = (_harm_to_bytes, _harm_to_lines, _harm_to_the_tree)[number // len(FILES) % 3]
    return path.name, harm(chance, path)


def _harm_to_bytes(chance: random.Random, path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        end = min(len(content), at + chance.choice((1, 1, 3, 40, 700)))
        deed = chance.randrange(4)
        if deed == 0:
            content[at:end] = bytes(chance.randrange(256) for _ in range(min(end - at, 8)))
        elif deed == 1:
            del content[at:end]
        elif deed == 2:
            content[at:at] = content[at:end] * chance.choice((1, 2, 30))
        else:
            content[at:at] = chance.choice(TOKENS)
    return bytes(content)


def _harm_to_lines(chance: random.Random, path: Path) -> bytes:
    lines = path.read_bytes().splitlines(keepends=True)
    for _ in range(chance.randint(1, 5)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        deed = chance.randrange(5)
        if deed == 0:
            lines[at], lines[other] = lines[other], lines[at]
        elif deed == 1:
            lines[at] = b" " * chance.choice((1, 2, 4)) + lines[at]
        elif deed == 2:
            lines[at] = lines[at].removeprefix(b"  ")
        elif deed == 3:
            lines.insert(at, lines[other])
        else:
            head, colon, _value = lines[at].partition(b":")
            lines[at] = head + colon + b" " + chance.choice(TOKENS) + b"\n"
    return b"".join(lines)


def _harm_to_the_tree(chance: random.Random, path: Path) -> bytes:
    tree = copy.deepcopy(_tree(path))
    for _ in range(chance.randint(1, 3)):
        holder, key = _somewhere(chance, tree)
        deed = chance.randrange(4)
        if deed == 0:
            holder[key] = copy.deepcopy(chance.choice(ODD))
        elif deed == 1:
            holder.pop(key)
        elif deed == 2:
            other, from_key = _somewhere(chance, _tree(chance.choice(FILES)))
            holder[key] = copy.deepcopy(other[from_key])
        elif isinstance(holder, dict):
            holder[str(chance.choice(("__proto__", "", "$ref", "x" * 300, "title", key)))] = holder[key]
        if not tree:
            break
    return json.dumps(tree, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


@cache
def _tree(path: Path) -> Any:
    return load_plain(path.read_text(encoding="utf-8"))


def _somewhere(chance: random.Random, tree: Any) -> tuple[Any, Any]:
    """A holder in the tree and a key or index of it; the deeper, the rarer."""
    holder = tree
    while True:
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        key = chance.choice(list(keys))
        inner = holder[key]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.25:
            return holder, key
        holder = inner
