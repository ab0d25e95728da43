"""Every finding of every rule leads to the control in which it is mended, on a page that has it."""

from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest
from django.http import QueryDict

from seedapp.core.coach import RULES, check
from seedapp.snapshot.restore import restore
from seedapp.snapshot.take import take
from seedapp.web.places import Places
from tests.core.coach.test_coach_rules import HITS

pytestmark = pytest.mark.django_db

CONTROLS = ("input", "select", "textarea")
# What a file may hold and the database never does: references to nothing, keys twice, an empty key.
ONLY_IN_FILES = {
    "JOB-11 a parent that is gone",
    "SEQ-09 a story that is gone",
    "NAME-01 a service key",
    "NAME-03 an operation key twice",
    "REST-14 no key",
}
STORED = [case for case in HITS if str(case) not in ONLY_IN_FILES]


class Controls(HTMLParser):
    """The ids of the controls of a page that a person can get at."""

    def __init__(self, page):
        super().__init__()
        self.ids = set()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in CONTROLS and attributes.get("type") != "hidden":
            self.ids.add(attributes.get("id"))


def _placed(case, team):
    """The findings of a case's rule in a design of the team, each with its control."""
    row = restore(case.design, team.workspace, by=team.owner)
    value = take(row)
    findings = check(value, surroundings=case.surroundings, full=RULES[case.rule].slow)
    places = Places(row, value)
    found = [one for one in findings if one.rule == case.rule]
    return [(one, places.control(one.target, one.part, one.rule)) for one in found]


@pytest.mark.parametrize("case", STORED, ids=str)
def test_a_finding_leads_to_a_control_that_its_page_has(case, team, editor):
    placed = _placed(case, team)

    assert placed
    for finding, control in placed:
        assert control is not None, finding
        page = editor.get(control.url)
        assert page.status_code == 200
        assert control.id in Controls(page.content.decode()).ids, (finding.target, finding.part)
        assert unquote(urlsplit(control.url).fragment) == control.id
        assert control.label


def test_every_rule_is_among_the_cases():
    assert {case.rule for case in STORED} == set(RULES)


def test_the_line_of_a_diagram_is_in_the_address(team, design):
    places = Places(design, take(design))

    url = places.control("interaction:find-and-borrow#2", "").url
    assert QueryDict(urlsplit(url).query)["line"].isdecimal()


@pytest.mark.parametrize(
    ("rule", "page", "id_"),
    [("JOB-10", "interactions", "propose-2"), ("OPR-05", "add_operation", "id_name")],
)
def test_what_a_story_lacks_is_led_to_where_it_is_made(team, design, at, rule, page, id_):
    control = Places(design, take(design)).control("job:J2", "", rule)

    assert control.url == f"{at(page)}#{id_}"


def test_an_operation_without_any_story_to_serve_is_led_to_writing_one(team, design, at):
    value = replace(take(design), jobs=())

    control = Places(design, value).control("operation:loans/startLoan", "jobs")
    assert control.url == f"{at('job_stories')}#id_situation"


def test_a_row_that_is_missing_is_called_by_its_list(team, design):
    places = Places(design, take(design))

    assert places.control("operation:loans/startLoan", "failures").label == "Failures · Fails when"


def test_the_same_finding_of_two_messages_tells_them_apart_by_line(team, design):
    places = Places(design, take(design))

    one, other = (places.control(f"interaction:find-and-borrow#{call}", "").label for call in (1, 2))
    assert one != other
    assert "Line " in one


def test_who_may_only_read_is_led_to_the_thing_and_to_no_control(viewer, at):
    page = viewer.get(at("actors"))
    remarks = [one for card in page.context["cards"] for one in card["advice"]]

    assert remarks
    assert {one["field_url"] for one in remarks} == {""}


def test_advice_beside_a_thing_links_to_its_control(editor, at):
    page = editor.get(at("actors")).content.decode()

    assert f'href="{at("job_stories")}#id_who"' in page
