"""A mend in the browser: shown with what it changes, pressed once, taken back, never over another's work."""

import html
import re

import pytest

from seedapp.actors import changes as actors
from seedapp.coach.looking import looked_at
from seedapp.coach.mending import row_of, write
from seedapp.core.coach.mends import MENDED_RULES
from seedapp.history.models import Change
from seedapp.operations import changes as operations
from seedapp.operations.models import Operation
from seedapp.snapshot.restore import restore
from seedapp.snapshot.take import take
from tests.core.coach.test_coach_mends import CHANGES, _mends
from tests.core.coach.test_coach_rules import HITS
from tests.web.test_finding_controls import ONLY_IN_FILES

pytestmark = pytest.mark.django_db


@pytest.fixture
def loan(design):
    return Operation.objects.select_related("service__design").get(service__design=design, key="startLoan")


@pytest.fixture
def wrong_method(loan):
    operations.edit_operation(loan, seen=loan.row_version, by=None, http_method="GET")
    loan.refresh_from_db()
    return loan


def _form(page, rule):
    """The values of the form that mends the first finding of a rule on a page."""
    forms = re.findall(r'<form method="post"[^>]*class="mend">.*?</form>', page.content.decode(), re.S)
    found = [dict(re.findall(r'name="(\w+)" value="([^"]*)"', one)) for one in forms]
    form = next(one for one in found if one.get("rule") == rule)
    return {name: html.unescape(value) for name, value in form.items() if name != "csrfmiddlewaretoken"}


def test_a_mend_is_shown_with_what_it_changes(editor, at, wrong_method, said):
    page = editor.get(at("binding", "loans", "startLoan"))

    assert "Mend Use POST Method GET → becomes derived" in said(page)


def test_who_may_only_read_is_offered_no_mend(viewer, at, wrong_method, said):
    page = viewer.get(at("binding", "loans", "startLoan"))

    assert "REST-03" in said(page)
    assert 'class="mend"' not in page.content.decode()


def test_one_press_makes_the_change_and_one_row_in_the_journal(editor, at, design, wrong_method, said):
    url = at("binding", "loans", "startLoan")
    before = Change.objects.filter(design_id=design.pk).count()

    page = editor.post(at("mends"), _form(editor.get(url), "REST-03"), follow=True)

    assert page.redirect_chain == [(url, 302)]
    assert "Mended: Use POST" in said(page)
    wrong_method.refresh_from_db()
    assert wrong_method.http_method == ""
    assert Change.objects.filter(design_id=design.pk).count() == before + 1


def test_undo_takes_a_mend_back(editor, at, wrong_method):
    url = at("binding", "loans", "startLoan")
    page = editor.post(at("mends"), _form(editor.get(url), "REST-03"), follow=True)
    undo = re.search(r'<form method="post" action="([^"]*undo/)"', page.content.decode())[1]

    page = editor.post(undo, follow=True)

    wrong_method.refresh_from_db()
    assert wrong_method.http_method == "GET"


def test_a_mend_of_what_has_changed_since_is_refused(editor, at, wrong_method, said):
    pressed = _form(editor.get(at("binding", "loans", "startLoan")), "REST-03")
    operations.edit_operation(wrong_method, seen=wrong_method.row_version, by=None, http_method="DELETE")

    page = editor.post(at("mends"), pressed, follow=True)

    assert "The design has changed in the meantime" in said(page)
    wrong_method.refresh_from_db()
    assert wrong_method.http_method == "DELETE"


def test_a_press_the_second_time_changes_nothing(editor, at, design, wrong_method):
    pressed = _form(editor.get(at("binding", "loans", "startLoan")), "REST-03")
    editor.post(at("mends"), pressed)
    before = Change.objects.filter(design_id=design.pk).count()

    editor.post(at("mends"), pressed)

    assert Change.objects.filter(design_id=design.pk).count() == before


def test_a_mend_that_brings_another_error_is_refused_with_its_reason(editor, at, design, loan, said):
    service = loan.service
    common = {"by": None, "kind": "query", "response_type": "Tool[]", "http_path": "/tools"}
    operations.add_operation(service, key="listTools", name="List tools", http_method="GET", **common)
    second = operations.add_operation(
        service, key="findTools", name="Find tools", http_method="PUT", **common
    )

    page = editor.get(at("binding", "loans", "findTools"))
    answer = editor.post(at("mends"), _form(page, "REST-02"), follow=True)

    assert "Nothing was changed. It would bring another error" in said(answer)
    second.refresh_from_db()
    assert second.http_method == "PUT"


def test_a_mend_that_gives_a_new_key_leads_to_the_new_address(editor, at, loan):
    operations.edit_operation(loan, seen=loan.row_version, by=None, key="start-loan")
    page = editor.get(at("operation", "loans", "start-loan"))

    answer = editor.post(at("mends"), _form(page, "NAME-01"), follow=True)

    assert answer.redirect_chain == [(at("operation", "loans", "startLoan"), 302)]
    assert answer.status_code == 200


STORED = [
    (case.design, case.rule)
    for case in HITS
    if case.rule in MENDED_RULES and str(case) not in ONLY_IN_FILES and not case.surroundings.published
] + [(design, rule) for design, rule, _changes in CHANGES]


@pytest.mark.parametrize(("value", "rule"), STORED, ids=lambda one: str(one)[:24])
def test_every_mend_is_written_as_it_is_shown_and_taken_back(value, rule, team, at, editor):
    row = restore(value, team.workspace, by=team.owner)
    stored = take(row)
    for _finding, mend in _mends(stored, rule)[:1]:
        write(row_of(row, mend.thing), mend, by=team.owner)
        after = take(row)
        things = (*after.operations, *after.types, *after.jobs, *after.services, *after.interactions)
        assert mend.after in things or after.glossary == mend.after.glossary

        number = Change.objects.filter(design_id=row.pk).order_by("-number").first().number
        editor.post(f"/w/{team.workspace.slug}/{row.slug}/history/{number}/undo/")
        row.refresh_from_db()
        assert row_as_value(take(row), mend) == row_as_value(stored, mend)


def row_as_value(design, mend):
    """The thing of a mend in a design; a design as a whole for its terms."""
    lists = (design.operations, design.types, design.jobs, design.services, design.interactions)
    return next((one for things in lists for one in things if one == mend.before), design.glossary)


def test_an_edit_is_taken_back_from_the_history(editor, at, design, team, said):
    row = design.actors.get(key="weekend-builder")
    name = row.name
    actors.edit_actor(row, seen=row.row_version, by=team.owner, name="Sunday builder")

    assert "Undo" in said(editor.get(at("history")))
    number = Change.objects.filter(design_id=design.pk).order_by("-number").first().number
    editor.post(at("undo_change", number))

    row.refresh_from_db()
    assert row.name == name


def test_taking_back_leads_back_to_the_page_that_it_was_pressed_on(editor, at, design, wrong_method):
    url = at("binding", "loans", "startLoan")
    mended = editor.post(at("mends"), _form(editor.get(url), "REST-03"), follow=True).content.decode()
    undo, inside = re.search(r'<form method="post" action="([^"]*undo/)">(.*?)</form>', mended).groups()

    answer = editor.post(undo, {"next": re.search(r'name="next" value="([^"]*)"', inside)[1]})

    assert answer.url == url


def test_an_edit_is_not_taken_back_over_a_later_one(editor, at, design, team, said):
    row = design.actors.get(key="weekend-builder")
    actors.edit_actor(row, seen=row.row_version, by=team.owner, name="Sunday builder")
    number = Change.objects.filter(design_id=design.pk).order_by("-number").first().number
    row.refresh_from_db()
    actors.edit_actor(row, seen=row.row_version, by=team.owner, name="Monday builder")

    page = editor.post(at("undo_change", number), follow=True)

    assert "edited again since" in said(page)
    row.refresh_from_db()
    assert row.name == "Monday builder"


def test_publishing_that_is_refused_offers_the_mends_there(editor, at, design, wrong_method, said):
    page = editor.post(at("publish"), {"note": "", "after": 0})

    assert page.status_code == 422
    pressed = _form(page, "REST-03")
    assert pressed["next"] == at("publish")


def test_what_was_built_for_the_advice_is_built_once(sample):
    from seedapp.core.coach import Surroundings

    one, other = (looked_at(sample, Surroundings()).seen for _ in range(2))

    assert one.documents["loans"] is other.documents["loans"]
