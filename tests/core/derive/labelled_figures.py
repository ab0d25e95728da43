"""How labels of many trades are read: what the labels say, what was read, and the figures of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from seedapp.core.derive.labels import Reading, classify

LABELLED = Path(__file__).parent / "labelled"
SETS = {
    "english": "English",
    "korean": "Korean",
    "fresh-english": "English, fresh",
    "fresh-korean": "Korean, fresh",
}
# All open, to try readings on; beside the labelled set, of which a third is held.
PRACTICE = {"practice-english": "English", "practice-korean": "Korean"}
READY = 0.8


@dataclass(frozen=True)
class Figures:
    """`precision`: right among those ready to accept; `of_clear`, `of_all`: the share that is ready."""

    labels: int
    precision: float
    of_clear: float
    of_all: float
    wrong: tuple[str, ...]


def examples(*names: str, held: bool | None = None) -> list[dict[str, Any]]:
    found = [
        one
        for name in names or SETS
        for one in yaml.safe_load((LABELLED / f"{name}.yaml").read_text("utf-8"))
    ]
    return [one for one in found if held is None or bool(one.get("held")) is held]


def read(one: dict[str, Any]) -> Reading:
    return classify(one["label"], answer=one.get("answer", ""), asynchronous=one.get("asynchronous", False))


def is_right(one: dict[str, Any], reading: Reading) -> bool:
    return reading.kind == one["kind"] and ("class" not in one or one["class"] == reading.verb_class)


def figures(chosen: list[dict[str, Any]]) -> Figures:
    ready = [(one, reading) for one in chosen if (reading := read(one)).confidence >= READY]
    wrong = tuple(
        f"{one['label']}: {reading.kind} {reading.verb_class}"
        for one, reading in ready
        if not is_right(one, reading)
    )
    clear = [one for one in chosen if one["kind"] != "unclear"]
    clear_ready = sum(one["kind"] != "unclear" for one, _ in ready)
    return Figures(
        len(chosen), 1 - len(wrong) / len(ready), clear_ready / len(clear), len(ready) / len(chosen), wrong
    )


def table() -> Iterator[str]:
    """The lines of the test report. Of what is held, nothing but these figures is looked at."""
    heads = f"{'right at 0.8+':>15}{'0.8+ of clear':>15}{'0.8+ of all':>13}"
    yield f"{'labels of':<16}{'part':<9}{'labels':>7}{heads}"
    for held, part in ((False, "open"), (True, "held")):
        rows = [(title, (name,)) for name, title in SETS.items()] + [("all", tuple(SETS))]
        for title, names in rows:
            yield _row(title, part, figures(examples(*names, held=held)))
    for name, title in PRACTICE.items():
        yield _row(title, "practice", figures(examples(name)))


def _row(title: str, part: str, one: Figures) -> str:
    shares = f"{one.precision:>15.1%}{one.of_clear:>15.1%}{one.of_all:>13.1%}"
    return f"{title:<16}{part:<9}{one.labels:>7}{shares}"
