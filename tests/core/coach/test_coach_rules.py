"""Every rule of the coach speaks up where it should and keeps quiet where it should."""

import pytest

from seedapp.core.coach import RULES, check
from tests.core.coach import cases_of_step_3, cases_of_step_4, cases_of_step_5, cases_of_steps_1_and_2

CASES = (
    *cases_of_steps_1_and_2.CASES,
    *cases_of_step_3.CASES,
    *cases_of_step_4.CASES,
    *cases_of_step_5.CASES,
)
HITS = [case for case in CASES if case.found]
MISSES = [case for case in CASES if not case.found]


def _found(case):
    findings = check(case.design, surroundings=case.surroundings, full=RULES[case.rule].slow)
    return [finding for finding in findings if finding.rule == case.rule]


@pytest.mark.parametrize("case", HITS, ids=str)
def test_a_rule_speaks_up_at_the_right_place(case):
    assert tuple(finding.target for finding in _found(case)) == case.found


@pytest.mark.parametrize("case", MISSES, ids=str)
def test_a_rule_keeps_quiet(case):
    assert _found(case) == []


@pytest.mark.parametrize("case", HITS, ids=str)
def test_a_finding_has_the_severity_of_its_rule_unless_the_case_says_otherwise(case):
    assert {one.severity for one in _found(case)} == {case.severity or RULES[case.rule].severity}


@pytest.mark.parametrize("case", HITS, ids=str)
def test_a_finding_reads_as_a_whole_sentence(case):
    for finding in _found(case):
        text = str(finding.sentence)
        assert text.endswith((".", "?"))
        assert "%(" not in text


def test_every_rule_has_a_case_that_hits():
    assert {case.rule for case in HITS} == set(RULES)


def test_every_rule_has_a_case_that_misses():
    assert {case.rule for case in MISSES} == set(RULES)
