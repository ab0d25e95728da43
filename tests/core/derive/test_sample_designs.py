"""What derivation must give for the two whole sample designs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from seedapp.core.derive.messages import read_messages
from seedapp.core.derive.operations import operations
from seedapp.core.design import Design
from seedapp.core.design_file import load

EXAMPLES = Path(__file__).parents[4] / "shared" / "examples"
pytestmark = pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the sample designs lie beside the repository")


def sample(name: str) -> tuple[Design, dict[str, Any]]:
    expected = yaml.safe_load((EXAMPLES / f"{name}.expected.yaml").read_text("utf-8"))
    return load((EXAMPLES / f"{name}.seed.yaml").read_text("utf-8")), expected


@pytest.mark.parametrize("name", ["city-bikes", "library.ko"])
def test_messages_are_classified_as_expected(name: str):
    design, expected = sample(name)
    got = {str(one.ref): one.reading.kind for one in read_messages(design)}
    assert {ref: got[ref] for ref in expected["messages"]} == expected["messages"]


def test_candidates_come_from_the_diagrams_alone():
    design, expected = sample("city-bikes")
    got: dict[str, list[str]] = {}
    for one in operations(replace(design, operations=())):
        got.setdefault(one.operation.service, []).append(one.operation.key)
    assert got == expected["candidates"]


def test_korean_candidates_get_the_keys_that_the_team_chose():
    design, _ = sample("library.ko")
    got = {one.operation.key for one in operations(replace(design, operations=()))}
    assert got == {one.key for one in design.operations}


@pytest.mark.parametrize("name", ["city-bikes", "library.ko"])
def test_what_people_wrote_is_known_and_unchanged(name: str):
    design, _ = sample(name)
    known = [one.operation for one in operations(design) if one.status == "known"]
    assert sorted(known, key=lambda one: one.key) == sorted(design.operations, key=lambda one: one.key)
