"""`seed arazzo`: the workflows of a design file, beside the documents of `seed openapi`."""

import json
from pathlib import Path

import pytest
import yaml

from seedapp.cli.main import main
from tests.core.arazzo.structure import faults_of

from .test_seed import DESIGNS

SHED = str(DESIGNS[0])


@pytest.mark.parametrize("path", DESIGNS, ids=lambda path: path.name)
def test_the_workflows_of_every_sample_fit_its_documents(path, tmp_path, capsys):
    main(["openapi", str(path), "-o", f"{tmp_path}/"])
    assert main(["arazzo", str(path), "-o", str(tmp_path)]) == 0
    document = yaml.safe_load((tmp_path / "arazzo.yaml").read_text())
    documents = {
        one["name"]: yaml.safe_load((tmp_path / one["url"]).read_text())
        for one in document["sourceDescriptions"]
    }
    assert faults_of(document, documents) == []


def test_workflows_go_to_standard_output(capsys):
    assert main(["arazzo", SHED]) == 0
    assert yaml.safe_load(capsys.readouterr().out)["arazzo"] == "1.0.1"


def test_workflows_in_json_name_documents_in_json(capsys):
    main(["arazzo", SHED, "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    assert {one["url"].rpartition(".")[2] for one in document["sourceDescriptions"]} == {"json"}


def test_an_interaction_without_a_workflow_is_told(tmp_path, capsys):
    text = Path(SHED).read_text().replace("\ntypes:", "\n  - {key: idle, title: Idle}\ntypes:")
    path = tmp_path / "idle.seed.yaml"
    path.write_text(text)
    assert main(["arazzo", str(path)]) == 0
    assert "“Idle” has no workflow" in capsys.readouterr().err


def test_a_design_without_any_workflow_exits_with_2_and_one_line(tmp_path, capsys):
    path = tmp_path / "empty.seed.yaml"
    path.write_text("seed: 1\ntitle: Nobody yet\n")
    assert main(["arazzo", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Say of an operation which message it serves." in said.err
