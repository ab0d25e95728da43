"""`seed trace --impact KEY`: what a change would touch, as Markdown, as a table, as JSON."""

import csv
import io
import json

import pytest

from seedapp.cli.main import main

from .test_seed import DESIGNS

SHED = str(DESIGNS[0])


def test_impact_as_markdown_tells_what_is_touched_and_who_would_notice(capsys):
    assert main(["trace", SHED, "--impact", "Tool"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("# What a change of Tool would touch\n")
    assert "| endpoint |" in said
    assert "## Who would notice" in said


def test_impact_as_a_table_has_a_row_for_each_thing(capsys):
    main(["trace", SHED, "--impact", "Tool", "--format", "csv"])
    head, *rows = csv.reader(io.StringIO(capsys.readouterr().out))
    assert head == ["effect", "kind", "name", "target", "why", "document", "pointer"]
    assert {row[0] for row in rows} == {"touched", "notices"}


def test_impact_as_json_names_the_tie_before_each_thing(capsys):
    main(["trace", SHED, "--impact", "Tool", "--format", "json"])
    held = json.loads(capsys.readouterr().out)
    assert held["target"] == "type:Tool"
    known = {one["target"] for one in held["touched"]} | {"type:Tool"}
    assert all(one["through"] in known or one["kind"] == "schema" for one in held["touched"])


def test_what_nothing_is_made_of_is_told(tmp_path, capsys):
    path = tmp_path / "one.seed.yaml"
    path.write_text("seed: 1\ntitle: One\nactors: [{key: guest, name: Guest}]\n")
    assert main(["trace", str(path), "--impact", "guest"]) == 0
    assert "Nothing is made out of it yet." in capsys.readouterr().out


@pytest.mark.parametrize("key", ["Tol", "nothing like it"])
def test_an_unknown_key_exits_with_2_and_one_line(key, capsys):
    assert main(["trace", SHED, "--impact", key]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert f"There is no “{key}”" in said.err
