"""A linter has nothing to say about the workflows of any sample, read beside the documents that they name."""

import pytest

from seedapp.core.arazzo import arazzo
from seedapp.core.openapi import document, to_yaml
from tests.core.arazzo.bakery import BAKERY

from .documents import sample_designs
from .programs import redocly_findings

pytestmark = [pytest.mark.judges, pytest.mark.slow]


@pytest.fixture(scope="module")
def workflows(tmp_path_factory):
    """The paths of the workflows, each in a folder with the documents that they name."""
    designs = [*sample_designs(), ("bakery", BAKERY)]
    return [
        write(tmp_path_factory.mktemp(name), design, f"{name}.arazzo.yaml")
        for name, design in designs
        if any(one.messages for one in design.operations)
    ]


def write(folder, design, name, flaw=("", "")):
    """The workflows of a design as a file beside its documents, with one text of it changed for another."""
    for service in design.services:
        text = to_yaml(document(design, service.key))
        (folder / f"{service.key}.yaml").write_text(text, encoding="utf-8")
    path = folder / name
    path.write_text(to_yaml(arazzo(design).document).replace(*flaw), encoding="utf-8")
    return path


def test_redocly_finds_nothing_in_the_workflows(workflows, tmp_path):
    assert len(workflows) >= 3
    assert redocly_findings(workflows, tmp_path) == []


@pytest.mark.parametrize(
    ("flaw", "rule"),
    [
        (("outputs.order_id", "outputs.nothing"), "outputs-defined"),
        (("'$statusCode == 201'", "[]"), "struct"),
    ],
)
def test_redocly_sees_a_flaw_in_workflows(flaw, rule, tmp_path):
    flawed = write(tmp_path, BAKERY, "bakery.arazzo.yaml", flaw)
    assert any(rule in one for one in redocly_findings([flawed], tmp_path))
