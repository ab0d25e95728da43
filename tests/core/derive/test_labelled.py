"""How well labels of many trades are read: precision of what is offered ready to accept, and coverage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from seedapp.core.derive.labels import Reading, classify

LABELLED = Path(__file__).parent / "labelled"
READY = 0.8


def examples(language: str | None = None) -> list[dict[str, Any]]:
    names = [language] if language else ["english", "korean"]
    return [one for name in names for one in yaml.safe_load((LABELLED / f"{name}.yaml").read_text("utf-8"))]


def read(one: dict[str, Any]) -> Reading:
    return classify(one["label"], answer=one.get("answer", ""), asynchronous=one.get("asynchronous", False))


def is_right(one: dict[str, Any], reading: Reading) -> bool:
    return reading.kind == one["kind"] and ("class" not in one or one["class"] == reading.verb_class)


def report(chosen: list[dict[str, Any]]) -> tuple[float, float, list[str]]:
    """Precision at READY and above, coverage of what is not unclear, and what was read wrongly."""
    ready = [(one, reading) for one in chosen if (reading := read(one)).confidence >= READY]
    wrong = [
        f"{one['label']}: {reading.kind} {reading.verb_class}"
        for one, reading in ready
        if not is_right(one, reading)
    ]
    clear = [one for one in chosen if one["kind"] != "unclear" and not one.get("answer")]
    covered = [one for one in clear if (reading := read(one)).confidence >= READY and is_right(one, reading)]
    return 1 - len(wrong) / len(ready), len(covered) / len(clear), wrong


def test_set_has_enough_labels_in_both_languages():
    assert len(examples("english")) >= 100
    assert len(examples("korean")) >= 50
    assert len({one["trade"] for one in examples()}) >= 10
    assert sum(bool(one.get("held")) for one in examples()) * 3 >= len(examples()) - 10


@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("language", ["english", "korean"])
def test_what_is_ready_to_accept_is_right(language: str, held: bool):
    precision, _, wrong = report([one for one in examples(language) if bool(one.get("held")) is held])
    assert precision >= 0.97, wrong


@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("language", ["english", "korean"])
def test_most_clear_labels_are_ready_to_accept(language: str, held: bool):
    _, coverage, _ = report([one for one in examples(language) if bool(one.get("held")) is held])
    assert coverage >= 0.85


@pytest.mark.parametrize(
    "one", [one for one in examples() if one["kind"] == "unclear"], ids=lambda one: one["label"]
)
def test_unclear_label_is_never_sure(one: dict[str, Any]):
    assert read(one).confidence < 0.5
