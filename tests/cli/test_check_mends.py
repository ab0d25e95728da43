"""`seed check` tells what it would mend, and mends what blocks publishing."""

import json
from dataclasses import replace

import pytest

from seedapp.cli.main import main
from seedapp.core import design_file
from seedapp.core.coach import check
from seedapp.core.design import Http
from tests.core.coach.cases import FIND_BIKES, SOUND, START_RENTAL


@pytest.fixture
def troubled(tmp_path):
    """A design with two errors that have a mend, a warning that has one, and an error that has none."""
    operations = (
        replace(FIND_BIKES, http=Http("PUT", "/bikes")),
        replace(START_RENTAL, outcome="", failures=()),
        replace(FIND_BIKES, key="findDocks", name="Find docks", response=type(FIND_BIKES.response)()),
    )
    path = tmp_path / "troubled.seed.yaml"
    path.write_text(design_file.dump(replace(SOUND, operations=operations)))
    return str(path)


def test_json_tells_the_part_and_the_mend_of_each_finding(troubled, capsys):
    main(["check", troubled, "--json"])

    found = {one["rule"]: one for one in json.loads(capsys.readouterr().out)}
    assert found["REST-02"]["part"] == "http/method"
    assert found["REST-02"]["mend"] == {
        "target": "operation:bikes/findBikes",
        "does": "Use GET",
        "changes": [{"part": "http/method", "before": "PUT", "after": ""}],
    }
    assert found["OPR-03"]["mend"] is None


def test_mend_writes_the_design_without_the_errors_that_have_a_mend(troubled, capsys):
    code = main(["check", troubled, "--mend"])

    captured = capsys.readouterr()
    rules = {one.rule for one in check(design_file.load(captured.out))}
    assert not {"REST-02", "OPR-02"} & rules
    assert {"OPR-03", "OPR-07"} <= rules  # no mend for the one, no error in the other
    assert code == 1
    assert "mended   REST-02  operation:bikes/findBikes/http  Use GET" in captured.err
    assert "error    OPR-03" in captured.err


def test_mending_a_sound_design_writes_it_as_it_was(tmp_path, capsys):
    path = tmp_path / "sound.seed.yaml"
    path.write_text(design_file.dump(SOUND))

    assert main(["check", str(path), "--mend"]) == 0
    assert capsys.readouterr().out == path.read_text()
