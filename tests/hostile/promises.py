"""What hostile and unlucky input gets, line by line, and which tests show it.

A test says so with `@pytest.mark.hostile(LINE, …)`. `scripts.write_reference` writes the page of it,
docs/reference/hostile-input.md.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]

GROUPS: dict[str, dict[int, tuple[str, str]]] = {
    "Diagrams": {
        1: ("`!include`, `!import`, `!theme … from`, `%getenv()`, `%load_json()` and their like",
            "refused before rendering (SEQ-02), the line named"),
        2: ("`!while 1==1`, procedures that call themselves", "refused likewise"),
        3: ("pictures, links and sprites from addresses, `javascript:`",
            "nothing is asked of anybody; no link and no script in the drawing"),
        4: ("100,000 lines, a line of 1 MB, 5,000 participants",
            "refused by stated limits; the largest allowed is drawn in time or cut off, the page works"),
        5: ("the renderer hangs, dies or eats memory",
            "a placeholder says so, the process is replaced, others notice nothing"),
        6: ("`</svg><script>`, `onload=`, entities, control characters in labels",
            "text; the drawing is an image with a policy of its own"),
        7: ("two diagrams, none, other kinds, `newpage`", "said so"),
    },
    "Files coming in": {
        8: ("alias bombs, 1,000 levels, 100 MB", "refused by limits, at once and in little memory"),
        9: ("tags, repeated keys, merge keys, several documents, tabs, other encodings, NUL, surrogates",
            "refused or read rightly, never a crash"),
        10: ("`no`, `1e3`, `0o7`, dates, times, `~`, `=` where text is meant", "text"),
        11: ("`$ref` to the web, to files, to nothing, to itself, in circles, escaped",
             "followed inside the document, or refused by name"),
        12: ("circular schemas, 500 levels, patterns that backtrack, numbers beyond all numbers",
             "no hang; patterns run in a linear engine"),
        13: ("odd paths, operation ids with spaces", "imported with a finding, or refused by name"),
        14: ("OpenAPI 2.0, other formats, HTML, nothing", "told what it is, and what an import takes"),
        15: ("archives that lead out, links, bombs, thousands of entries", "no archive is opened"),
        16: ("an import that fails in the middle", "nothing of it remains"),
    },
    "Text in fields": {
        17: ("endless names, megabytes, invisible marks, names that look alike",
             "limits that keep what was typed; look-alikes are pointed out"),
        18: ("Korean in decomposed form", "one form, one name"),
        19: ("scripts, handlers, `javascript:`, template syntax", "harmless on every page and in every file"),
        20: ("formulas in CSV cells", "neutralised"),
        21: ("YAML and Markdown through titles and descriptions", "the file still means the same"),
        22: ("file names from titles", "safe names, one header"),
    },
    "People and rights": {
        23: ("anything of another workspace, by any way in", "404 or refused; not even a count leaks"),
        24: ("a viewer's post, a removed member, a lowered role", "403, told why"),
        25: ("share links: guessed, expired, revoked, of another round", "useless; kept as hashes"),
        26: ("invitations twice, by somebody else, after withdrawal", "once, by choice, never"),
        27: ("brute force, spraying, enumeration, floods of resets", "limited, with equal answers"),
        28: ("session fixation, stolen cookies, forged requests, method override", "refused"),
        29: ("`next` and `Host` games, forged client addresses, poisoned caches", "refused, keyed rightly"),
        30: ("framing, sniffing, mixed content, `window.opener`", "headers on every answer"),
    },
    "Time and concurrency": {
        31: ("double clicks, retries, the back button, two tabs, a page of yesterday",
             "one effect, or a conflict that shows both versions"),
        32: ("stale edits, delete against edit, order against insert, publish or import against edit",
             "defined, nothing lost"),
        33: ("a locked or lost database, a full disk",
             "“not saved, your text is here”, nothing half-written"),
        34: ("processes killed, clocks that step back, daylight saving, leap days", "done once, in order"),
    },
    "Outgoing": {
        35: ("webhooks to private, loopback and link-local addresses, however they are written or reached",
             "refused when the connection is made"),
        36: ("receivers that are slow, endless, huge, or fail for ever",
             "limits, backoff, switched off with a notice"),
        37: ("mail addresses with line ends, several in one, thousands of recipients", "refused, limited"),
    },
    "The mock and the API": {
        38: ("bodies of 100 MB, deep JSON, wrong types and charsets, bodies and headers without end",
             "limits"),
        39: ("no path, the wrong method, HEAD, OPTIONS, encoded slashes, dot segments", "as HTTP says"),
        40: ("`Prefer` with codes and examples that do not exist", "400 that lists what there is"),
        41: ("a stateful mock filled by one visitor", "bounded and expiring, others unharmed"),
        42: ("forged, old and foreign cursors, odd limits, unknown filters and orders",
             "400 with the reason"),
        43: ("unknown, read-only, null, mistyped and repeated members", "refused by name"),
        44: ("timing of secrets, error pages, banners, an open admin", "nothing to learn"),
    },
    "Seen to break real tools": {
        45: ("200 KB of brackets, anchors in themselves, merge-key and alias bombs",
             "refused before they grow"),
        46: ("integers of 5,000 digits, `0000-00-00`, `1e999`, NaN, a mapping as a key",
             "refused by name, or text"),
        47: ("`^(a+)+$`", "a linear engine wherever a pattern of somebody's is run"),
        48: ("schemas and instances thousands of levels deep, chains of `allOf`",
             "refused by depth, or read"),
        49: ("NUL, a lone surrogate, an id of 2⁷⁰", "the same clear answer on both databases"),
        50: ("3,000 participants in a diagram", "refused before rendering"),
        51: ("`__proto__`, `constructor`, `__class__`", "plain data"),
        52: ("a mock's answer of type text/html, rendered descriptions", "cannot script our pages"),
        53: ("remote images in comments, pages that differ by permission",
             "blocked; never shared by a cache"),
        54: ("10,000 form fields, 1,000 files, huge headers", "limits"),
    },
}  # fmt: skip
LINES = {number: line for lines in GROUPS.values() for number, line in lines.items()}


def evidence() -> dict[int, list[str]]:
    """The tests that show each line, as `path::name` from the folder of the tests, in order."""
    shown: defaultdict[int, list[str]] = defaultdict(list)
    for path in sorted(TESTS.rglob("test_*.py")):
        where = path.relative_to(TESTS).as_posix()
        for name, numbers in _marked(ast.parse(path.read_text("utf-8"))):
            for number in numbers:
                shown[number].append(f"{where}::{name}" if name else where)
    return dict(shown)


def _marked(module: ast.Module) -> Iterator[tuple[str, list[int]]]:
    """(name of a test, or "" for all of a module; its lines)."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef):
            for decorator in node.decorator_list:
                if numbers := _lines(decorator):
                    yield node.name, numbers
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "pytestmark":
            for mark in node.value.elts if isinstance(node.value, ast.List) else [node.value]:
                if numbers := _lines(mark):
                    yield "", numbers


def _lines(mark: ast.expr) -> list[int]:
    is_ours = (
        isinstance(mark, ast.Call) and isinstance(mark.func, ast.Attribute) and mark.func.attr == "hostile"
    )
    return [ast.literal_eval(one) for one in mark.args] if isinstance(mark, ast.Call) and is_ours else []


def page() -> str:
    """The reference page."""
    shown = evidence()
    parts = [
        "# Hostile and unlucky input, and what it gets\n",
        "Everywhere: a clear answer (what, where, how to mend it), nothing lost, nothing leaked, bounded",
        "time and memory. Each line is shown by tests, named here; `pytest -m hostile` runs them all.\n",
    ]
    for group, lines in GROUPS.items():
        parts += [f"## {group}\n", "| | what comes | what it gets |", "|---|---|---|"]
        parts += [f"| {number} | {what} | {gets} |" for number, (what, gets) in lines.items()]
        parts.append("")
        parts += [f"- {number}: {_named(shown.get(number, []))}" for number in lines]
        parts.append("")
    return "\n".join(parts)


def _named(tests: list[str]) -> str:
    files: defaultdict[str, list[str]] = defaultdict(list)
    for test in tests:
        where, _, name = test.partition("::")
        files[where].append(name.removeprefix("test_").replace("_", " "))
    return "; ".join(f"`{where}`: {', '.join(filter(None, names))}" for where, names in files.items())
