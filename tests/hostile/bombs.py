"""Small files that grow: `python -m tests.hostile.bombs NAME` gives one to both readers and tells as JSON.

{told: what each said, seconds: of this process, grown: bytes of memory}
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from seedapp.core import design_file, openapi_import

from .own_memory import highest_bytes


def _laughs() -> str:
    lines = [f"b{n}: &x{n} [{','.join([f'*x{n - 1}'] * 10)}]\n" for n in range(1, 12)]
    return "a: &x0 [1,1,1,1,1,1,1,1,1,1]\n" + "".join(lines)


def _merges() -> str:
    return "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 60))


def _deep(member: str, opening: str, levels: int, closing: str) -> str:
    return f'{{"openapi": "3.1.0", "{member}": {opening * levels}1{closing * levels}}}'


BOMBS: dict[str, Callable[[], str]] = {
    "billion laughs": _laughs,
    "quadratic aliases": lambda: f"a: &a {'x' * 10_000}\nb: [{', '.join(['*a'] * 100_000)}]",
    "1,000 levels in flow style": lambda: f"a: {'[' * 1_000}{']' * 1_000}",
    "1,000 levels in block style": lambda: "".join(f"{'  ' * n}k{n}:\n" for n in range(1_000)),
    "200 KB of brackets": lambda: "[" * 200_000,
    "merge-key bomb": _merges,
    "an alias inside itself": lambda: "&a [*a]",
    "a schema 20,000 deep": lambda: _deep("a", '{"items":', 20_000, "}"),
    "an instance 100,000 deep": lambda: _deep("example", "[", 100_000, "]"),
    "100 MB": lambda: "x" * 100_000_000,
    "just too large": lambda: f"a: {'x' * 5_000_000}",
}


def main(name: str) -> None:
    text = BOMBS[name]()
    before, begun = highest_bytes(), time.process_time()
    told = [_refusal(design_file.load, text), _refusal(openapi_import.read, text)]
    seconds, grown = time.process_time() - begun, highest_bytes() - before
    sys.stdout.write(json.dumps({"told": told, "seconds": seconds, "grown": grown}))


def _refusal(read: Callable[[str], object], text: str) -> str:
    try:
        read(text)
    except (design_file.DesignFileError, openapi_import.ImportRefused) as refused:
        return str(refused)
    return ""


if __name__ == "__main__":
    main(sys.argv[1])
