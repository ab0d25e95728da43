"""The list of problems of step 5: always of the design as it stands, each with the way to mend it."""

import pytest
from django.core.cache import cache

from seedapp.operations.models import Operation

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(viewer, at):
    """Opens the list of problems of the loans."""
    return lambda **query: viewer.get(at("specification"), {"service": "loans", "show": "problems", **query})


def set_http(key="startLoan", **values):
    Operation.objects.filter(key=key).update(**{f"http_{name}": value for name, value in values.items()})


def test_sound_design_has_nothing_to_mend(listed, said):
    text = said(listed(check="1"))

    assert "Nothing is wrong with this document" in text
    assert "checked against the OpenAPI specification" in text


def test_a_broken_rule_leads_to_the_binding_that_mends_it(design, listed, at):
    set_http(method="GET")

    page = listed().content.decode()
    assert "REST-03" in page
    assert f'href="{at("binding", "loans", "startLoan")}"' in page


def test_mended_at_once_is_gone_at_once(design, listed, said):
    set_http(method="GET")
    listed()
    set_http(method="")

    assert "REST-03" not in said(listed())


def test_what_the_validator_finds_is_told_with_its_place(design, listed, said, at):
    Operation.objects.filter(key="startLoan").update(openapi={"responses": {"201": {"description": 5}}})

    page = listed()
    assert "SPEC-01" in said(page)
    assert f'href="{at("operation", "loans", "startLoan")}"' in page.content.decode()


def test_problems_of_another_service_are_not_in_the_list_but_in_its_count(design, listed, said):
    set_http(key="findFreeTools", method="DELETE", path="/tools/{street}")

    text = said(listed())
    assert "REST-02" not in text
    assert "Tools 1 error" in text


def test_viewer_sees_no_way_to_set_advice_aside(design, listed, editor, at):
    set_http(path="/borrow-tool")

    assert 'name="rule"' not in listed().content.decode()
    page = editor.get(at("specification"), {"service": "loans", "show": "problems"})
    assert 'name="rule"' in page.content.decode()


def test_advice_set_aside_does_not_count(design, team, listed, said):
    from seedapp.coach.changes import waive

    set_http(path="/borrow-tool")
    assert "REST-07" in said(listed())
    target = "operation:loans/startLoan/http"
    for rule in ("REST-07", "REST-08"):
        waive(design, rule=rule, target=target, reason="A house word.", by=team.owner)

    assert "Problems 0" in said(listed())


def test_the_full_check_is_made_when_somebody_asks(design, listed, said):
    cache.clear()

    assert "Check fully" in said(listed())
    assert "checked against the OpenAPI specification" in said(listed(check="1"))


def test_a_fault_of_structure_is_told_once_and_without_the_full_check(design, listed):
    Operation.objects.filter(key="startLoan").update(openapi={"responses": {"201": {"description": 5}}})

    for page in (listed(), listed(check="1")):
        assert page.content.decode().count("SPEC-01") == 1


def test_long_list_is_cut_and_can_be_had_whole(design, listed, monkeypatch):
    set_http(method="GET", path="/borrow-tool/{nobody}")
    monkeypatch.setattr("seedapp.web.specification.page.MOST_SHOWN", 1)

    cut, whole = listed().content.decode(), listed(all="1").content.decode()
    assert cut.count('class="rule-id"') == 1
    assert "show=problems&amp;all=1" in cut
    assert whole.count('class="rule-id"') > 1
