"""The seven commands, on the tool shed, on whole sample designs, and on files that cannot be read."""

import io
import json
import sys
from pathlib import Path

import pytest
import yaml
from openapi_spec_validator import validate

from seedapp.cli.main import main
from seedapp.core import design_file

SHED = Path(__file__).parents[1] / "designs" / "tool-shed.seed.yaml"
DESIGNS = [
    SHED,
    Path(__file__).parents[2] / "seedapp" / "cli" / "demo.seed.yaml",
    *sorted((Path(__file__).parents[3] / "shared" / "examples").glob("*.seed.yaml")),
]


@pytest.fixture(params=DESIGNS, ids=lambda path: path.name)
def any_design(request):
    return str(request.param)


@pytest.fixture
def faulty(tmp_path):
    path = tmp_path / "faulty.seed.yaml"
    path.write_text("seed: 1\ntitel: Shed\njobs: [{key: J1, actor: nobody}]\n")
    return str(path)


def test_check_finds_no_error_in_a_sound_design(any_design, capsys):
    assert main(["check", any_design]) == 0
    assert "error" not in {line.split()[0] for line in capsys.readouterr().out.splitlines()}


def test_check_exits_with_1_on_an_error(tmp_path, capsys):
    path = tmp_path / "empty.seed.yaml"
    path.write_text("seed: 1\ntitle: Nobody yet\n")
    assert main(["check", str(path)]) == 1
    assert capsys.readouterr().out.startswith("error    ACT-01   design  ")


def test_check_as_json_holds_waived_findings_with_their_reason(capsys):
    main(["check", str(DESIGNS[1]), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert {"rule": "JOB-09", "waived": "The Tuesday fixers are asked next week."}.items() <= next(
        one for one in found if one["waived"]
    ).items()


def test_derive_adds_and_leaves_what_is_there(any_design, capsys):
    before = design_file.load(Path(any_design).read_bytes())
    assert main(["derive", any_design, "--explain"]) == 0
    captured = capsys.readouterr()
    after = design_file.load(captured.out)
    assert after.operations[: len(before.operations)] == before.operations
    assert after.jobs[: len(before.jobs)] == before.jobs
    assert captured.err.count("\n") >= len(before.operations)


def test_derive_finds_the_operations_of_a_design_that_has_none(tmp_path, capsys):
    plain = yaml.safe_load(SHED.read_text())
    del plain["operations"]
    path = tmp_path / "bare.seed.yaml"
    path.write_text(yaml.safe_dump(plain, sort_keys=False, allow_unicode=True))
    main(["derive", str(path)])
    found = design_file.load(capsys.readouterr().out).operations
    assert [(one.service, one.key, one.kind) for one in found] == [
        ("shed-api", "findFreeTools", "query"),
        ("shed-api", "borrowTool", "action"),
        ("loans", "startLoan", "action"),
        ("tools", "findFreeTools", "query"),
    ]


@pytest.mark.parametrize("version", ["3.1", "3.0"])
def test_every_document_is_valid(any_design, version, tmp_path):
    assert main(["openapi", any_design, "--openapi", version, "-o", str(tmp_path / "out")]) == 0
    files = list((tmp_path / "out").glob("*.yaml"))
    assert len(files) == len(design_file.load(Path(any_design).read_bytes()).services)
    for file in files:
        document = yaml.safe_load(file.read_text())
        assert document["openapi"].startswith(version)
        validate(document)


def test_one_service_goes_to_standard_output_as_json(capsys):
    assert main(["openapi", str(SHED), "--service", "loans", "--format", "json"]) == 0
    assert "/loans" in json.loads(capsys.readouterr().out)["paths"]


def test_the_same_design_gives_the_same_bytes(any_design, capsys):
    main(["openapi", any_design])
    once = capsys.readouterr().out
    main(["openapi", any_design])
    assert capsys.readouterr().out == once


def test_an_unknown_service_is_told_with_those_there_are(capsys):
    assert main(["openapi", str(SHED), "--service", "lones"]) == 2
    assert "There is: shed-api, loans, tools." in capsys.readouterr().err


def test_diff_of_documents_exits_with_1_when_something_breaks(tmp_path, capsys):
    main(["openapi", str(SHED), "--service", "loans", "-o", str(tmp_path / "old.yaml")])
    changed = tmp_path / "changed.seed.yaml"
    changed.write_text(SHED.read_text().replace("borrower_id, type: uuid", "neighbour_id, type: uuid"))
    main(["openapi", str(changed), "--service", "loans", "-o", str(tmp_path / "new.yaml")])
    assert main(["diff", str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("breaking       POST /loans")
    assert main(["diff", str(tmp_path / "old.yaml"), str(tmp_path / "old.yaml")]) == 0


def test_diff_of_designs_names_what_was_removed(tmp_path, capsys):
    smaller = tmp_path / "smaller.seed.yaml"
    text = SHED.read_text()
    start, end = text.index("  - key: J2"), text.index("  - key: T1")
    smaller.write_text(
        (text[:start] + text[end:]).replace("J2, ", "").replace("refines: [J2]", "refines: []")
    )
    assert main(["diff", str(SHED), str(smaller)]) == 0
    assert "job:J2" in capsys.readouterr().out


@pytest.fixture
def two_designs(tmp_path):
    """The tool shed, and one whose loans are asked for by another name."""
    changed = tmp_path / "changed.seed.yaml"
    changed.write_text(SHED.read_text().replace("borrower_id, type: uuid", "neighbour_id, type: uuid"))
    return str(SHED), str(changed)


def test_diff_of_designs_tells_what_breaks_first_and_whom_it_touches(two_designs, capsys):
    assert main(["diff", *two_designs]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("breaking       loans: POST /loans  ")
    assert "(Touches J2 " in lines[0]
    assert lines[-1].startswith("operation:loans/startLoan/inputs/")


def test_diff_as_markdown_is_a_changelog(two_designs, capsys):
    assert main(["diff", *two_designs, "--format", "md"]) == 1
    text = capsys.readouterr().out
    assert text.startswith("# What changed in ")
    assert "### Breaking: clients must change" in text
    assert "## People affected" in text


def test_diff_as_json_names_what_a_change_of_the_design_leads_to(two_designs, capsys):
    assert main(["diff", *two_designs, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {"breaking", "added", "removed"} <= {one["kind"] for one in told}
    [asked] = [one for one in told if one.get("target", "").endswith("neighbour_id")]
    assert "/components/schemas/StartLoanRequest/properties/neighbour_id" in asked["leads_to"]
    assert all("J2" in one["stories"] for one in told if one["kind"] == "breaking")


def test_diff_of_a_design_and_a_document_says_how_to_compare_them(tmp_path, capsys):
    document = tmp_path / "loans.yaml"
    main(["openapi", str(SHED), "--service", "loans", "-o", str(document)])
    assert main(["diff", str(SHED), str(document)]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "seed openapi" in told


def test_trace_shows_the_gaps(any_design, capsys):
    for format_ in ("csv", "md", "json"):
        assert main(["trace", any_design, "--format", format_]) == 0
        assert capsys.readouterr().out


def test_import_openapi_gives_a_design_that_loads(tmp_path, capsys):
    main(["openapi", str(SHED), "--service", "loans", "-o", str(tmp_path / "loans.yaml")])
    assert main(["import-openapi", str(tmp_path / "loans.yaml")]) == 0
    design = design_file.load(capsys.readouterr().out)
    assert [one.key for one in design.operations] == ["startLoan"]


def test_import_openapi_refuses_another_format_in_one_line(tmp_path, capsys):
    path = tmp_path / "old.yaml"
    path.write_text("swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\n")
    assert main(["import-openapi", str(path)]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "3.0 and 3.1" in told


def test_render_draws_every_interaction(any_design, tmp_path):
    assert main(["render", any_design, "-o", str(tmp_path)]) == 0
    drawn = sorted(path.stem for path in tmp_path.glob("*.svg"))
    assert drawn == sorted(one.key for one in design_file.load(Path(any_design).read_bytes()).interactions)
    assert all(path.read_text().startswith("<svg") for path in tmp_path.glob("*.svg"))


def test_every_fault_of_a_file_is_one_line_on_standard_error(faulty, capsys):
    for command in ("check", "derive", "openapi", "trace"):
        assert main([command, faulty]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert [line.split(": ")[0] for line in captured.err.splitlines()] == [
            f"{faulty}:1", f"{faulty}:2", f"{faulty}:3",
        ]  # fmt: skip


def test_a_missing_file_is_one_line(capsys):
    assert main(["check", "nowhere.seed.yaml"]) == 2
    assert capsys.readouterr().err == (
        "nowhere.seed.yaml: cannot be read (No such file or directory). Check the name.\n"
    )


def test_a_hyphen_reads_standard_input(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SHED.read_bytes())))
    assert main(["trace", "-"]) == 0
    assert "findFreeTools" in capsys.readouterr().out
