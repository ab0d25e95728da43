"""A whole check: waivers, order, quick and full, and that nothing in a design can break it."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from seedapp.core.coach import RULES, DesignReading, Finding, check, look
from seedapp.core.design import (
    Actor,
    DataType,
    Design,
    Failure,
    Field,
    Http,
    Interaction,
    JobStory,
    MessageRef,
    Operation,
    Response,
    Service,
    Waiver,
)
from seedapp.core.design_file import load
from seedapp.core.thread import matrix, thread_of, to_csv, to_json, to_markdown
from tests.core.coach.cases import COMMUTER, FIND_BIKES, SOUND, with_actors, with_query
from tests.core.design_file.strategies import designs

EXAMPLES = Path(__file__).parents[4] / "shared" / "examples"
BROAD = with_actors(replace(COMMUTER, name="User"))

ROOT = Path(__file__).parents[3]


def _of(rule: str, design: Design) -> list[Finding]:
    return [finding for finding in check(design) if finding.rule == rule]


def test_a_waiver_keeps_its_reason_with_the_finding():
    design = replace(BROAD, waivers=(Waiver("ACT-03", "actor:commuter", "All of them."),))
    assert [finding.waived for finding in _of("ACT-03", design)] == ["All of them."]


@pytest.mark.parametrize(("rule", "target"), [("ACT-04", "actor:commuter"), ("ACT-03", "actor:other")])
def test_a_waiver_of_another_rule_or_target_does_not_count(rule, target):
    design = replace(BROAD, waivers=(Waiver(rule, target, "No."),))
    assert [finding.waived for finding in _of("ACT-03", design)] == [""]


def test_an_error_cannot_be_waived():
    design = replace(with_actors(), waivers=(Waiver("ACT-01", "design", "Later."),))
    assert [finding.waived for finding in _of("ACT-01", design)] == [""]


def test_what_stands_in_the_way_is_an_error_and_what_only_warns_is_none():
    assert _of("ACT-01", with_actors())[0].severity == "error"
    assert _of("ACT-03", BROAD)[0].severity == "warning"


def test_findings_come_in_the_order_of_the_steps():
    steps = [finding.step for finding in check(Design("Nothing", jobs=(JobStory("J1", "customer"),)))]
    assert steps == sorted(steps)
    assert set(steps) == {1, 2, 4}


@pytest.mark.parametrize("full", [False, True])
def test_every_check_looks_whether_the_documents_are_valid(full):
    broken = with_query(openapi={"parameters": [{"$ref": "#/components/parameters/Ghost"}]})
    assert "SPEC-01" in {finding.rule for finding in check(broken, full=full)}


@pytest.mark.parametrize("full", [False, True])
def test_only_a_full_check_runs_openapi_spec_validator(full):
    looked = (
        "import sys; from tests.core.coach.cases import SOUND; from seedapp.core.coach import check; "
        f"check(SOUND, full={full}); sys.exit('openapi_spec_validator' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", looked], cwd=ROOT, check=False)
    assert done.returncode == int(full)


def test_a_sound_design_has_no_error():
    assert [str(one.sentence) for one in check(SOUND, full=True) if one.severity == "error"] == []


def test_the_rules_know_their_steps_by_their_families():
    steps = {"ACT": 1, "JOB": 2, "SEQ": 3, "OPR": 4, "NAME": 4, "REST": 5, "SPEC": 5}
    assert {rule.id: rule.step for rule in RULES.values()} == {id: steps[id.split("-")[0]] for id in RULES}


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the shared examples are not beside this checkout")
@pytest.mark.parametrize("name", ["city-bikes.seed.yaml", "library.ko.seed.yaml"])
def test_a_whole_example_has_no_error(name):
    design = load((EXAMPLES / name).read_bytes())
    assert [str(one.sentence) for one in check(design, full=True) if one.severity == "error"] == []


NASTY = Design(
    "%(x)s",
    services=(Service("", ""), Service("s", "%s", version="x"), Service("s", "again")),
    actors=(Actor("", ""), Actor("a", "%(name)s", needs=("%d",)), Actor("a", "둘")),
    jobs=(JobStory("", "technical", actor="s", provider="s", refines=("",)), JobStory("", "customer")),
    interactions=(
        Interaction("", "", plantuml="%\nA->A:\n[->B:x\nB->]: y\nreturn\n" + "alt\n" * 50),
        Interaction("", "twice", plantuml="database s\ns -> s: x\nA -> s: %s"),
    ),
    types=(
        DataType(""),
        DataType("Loop", fields=(Field("loop", "Loop"), Field("", "Loop[]"))),
        DataType("Ref", schema={"$ref": "#/components/schemas/Ref"}),
        DataType("Odd", schema={"type": ["array", 3], "properties": 7}),
    ),
    operations=(
        Operation("", "", "query"),
        Operation("k", "gone", "action", "또는", http=Http("BREW", "no slash {", 999)),
        Operation("k", "s", "query", "/ or /", messages=(MessageRef("", 0),), inputs=(Field("", "[]"),) * 2),
        Operation(
            "k",
            "s",
            "action",
            "and and and",
            response=Response((Field("x", "Ghost"),), "Loop[]"),
            failures=(Failure("", 999),),
            openapi={"responses": 3, "parameters": {"$ref": 5}, "operationId": None},
        ),
        Operation("r", "s", "query", response=Response(type="Ref"), openapi={"requestBody": {"content": []}}),
        Operation("o", "s", "query", response=Response(type="Odd"), http=Http(path="/{a}{b}/{a}/")),
    ),
)


def test_a_design_full_of_nonsense_is_checked_to_its_end():
    assert {"NAME-01", "OPR-02", "SEQ-01", "REST-15"} <= {finding.rule for finding in check(NASTY)}


def test_every_sentence_about_nonsense_can_be_spoken():
    assert all(str(finding.sentence) for finding in check(NASTY, full=True))


def test_the_thread_of_nonsense_is_followed_to_its_end():
    for finding in check(NASTY):
        assert thread_of(NASTY, finding.target).target == finding.target


def test_a_service_that_no_document_can_be_made_of_is_an_error():
    found = [one for one in check(NASTY, full=True) if one.rule == "SPEC-01"]
    assert found
    assert {finding.severity for finding in found} == {"error"}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(designs())
def test_whatever_a_design_holds_check_and_thread_never_raise(design):
    for finding in check(design):
        assert str(finding.sentence)
        thread_of(design, finding.target)
    crossed = matrix(design)
    assert to_csv(crossed)
    assert to_markdown(crossed)
    assert to_json(crossed)


def test_many_alike_stories_are_compared_quickly_enough_to_finish():
    jobs = tuple(
        JobStory(f"J{n}", "customer", when="it rains hard", want="find a bus", so="dry") for n in range(3000)
    )
    assert len(_of("JOB-08", Design("Rain", jobs=jobs))) == 2999


def test_a_check_changes_nothing_and_says_the_same_twice():
    design = replace(SOUND, operations=(replace(FIND_BIKES, jobs=()),))
    assert check(design) == check(design)


def test_documents_at_hand_are_judged_instead_of_new_ones():
    before = DesignReading(SOUND)
    broken = {key: {**document, "paths": 3} for key, document in before.documents.items()}
    seen = DesignReading(SOUND, documents_at_hand=broken, bindings_at_hand=before.bindings)
    assert [one.rule for one in look(seen, rules={"SPEC-01"}).findings] == ["SPEC-01"] * len(broken)
