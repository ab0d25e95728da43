"""What a design file holds comes back as it was."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from seedapp.core import design_file

from .strategies import designs

EXAMPLES = sorted((Path(__file__).parents[4] / "shared" / "examples").glob("*.seed.yaml"))


@pytest.mark.hostile(21)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(designs())
def test_loading_what_was_dumped_gives_the_design_back(design):
    assert design_file.load(design_file.dump(design)) == design


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(designs())
def test_the_same_design_gives_the_same_bytes(design):
    once = design_file.dump(design)
    assert design_file.dump(design_file.load(once)) == once


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_whole_designs_come_back(path):
    design = design_file.load(path.read_bytes())
    assert design.operations and design.interactions
    assert design_file.load(design_file.dump(design)) == design


@pytest.mark.hostile(10)
def test_what_looks_like_something_else_stays_text():
    text = """\
seed: 1
title: no
summary: 1.0
actors:
  - {key: a, name: 2026-11-22, description: null, needs: [08:30, ~, 1e3, =]}
types:
  - name: T
    fields:
      - {name: f, type: date, example: 2026-12-01}
      - {name: g, type: integer, example: 42}
      - {name: h, type: string, example: 0412}
"""
    design = design_file.load(text)
    assert (design.title, design.summary) == ("no", "1.0")
    assert design.actors[0].name == "2026-11-22"
    assert design.actors[0].description == "null"
    assert design.actors[0].needs == ("08:30", "~", "1e3", "=")
    assert [field.example for field in design.types[0].fields] == ["2026-12-01", 42, "0412"]
