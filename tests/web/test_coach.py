"""The coach's advice in the browser: set aside with a reason, taken up again; errors stay."""

import pytest
from django.urls import reverse

from seedapp.coach.models import Waiver

pytestmark = pytest.mark.django_db

ADVICE = {"rule": "ACT-07", "target": "actor:tool-owner", "reason": "Told in another design."}


def test_advice_stands_beside_its_thing(viewer, at, said):
    page = viewer.get(at("actors"))

    assert [[one["rule"] for one in card["advice"]] for card in page.context["cards"]] == [[], ["ACT-07"], []]
    assert "Set aside…" not in said(page)


def test_advice_on_the_whole_design_leads_to_its_step(team, empty_design):
    address = [empty_design.workspace.slug, empty_design.slug]
    page = team.client(team.editor).get(reverse("design", args=address))

    found = next(one for one in page.context["errors"] if one["rule"] == "ACT-01")
    assert found["place_url"] == reverse("actors", args=address)


def test_advice_is_set_aside_with_its_reason(editor, design, team, at, said):
    page = editor.post(at("waivers"), ADVICE | {"next": at("actors")}, follow=True)

    assert page.redirect_chain == [(at("actors"), 302)]
    assert "Set aside: Told in another design." in said(page)
    assert design.waivers.get(target="actor:tool-owner").by == team.editor


def test_a_reason_is_asked_for(editor, design, at, said):
    page = editor.post(at("waivers"), ADVICE | {"reason": "  "}, follow=True)

    assert "Write down the reason, so that others can follow it." in said(page)
    assert not design.waivers.filter(target="actor:tool-owner").exists()


def test_a_reason_that_is_too_long_is_told_so(editor, design, at, said):
    page = editor.post(at("waivers"), ADVICE | {"reason": "x" * 2001}, follow=True)

    assert "at most 2000 characters" in said(page)
    assert not design.waivers.filter(target="actor:tool-owner").exists()


def test_a_second_reason_replaces_the_first(editor, design, at):
    editor.post(at("waivers"), ADVICE)
    editor.post(at("waivers"), ADVICE | {"reason": "Better."})

    assert [one.reason for one in design.waivers.filter(target="actor:tool-owner")] == ["Better."]


def test_advice_is_taken_up_again(editor, design, at):
    editor.post(at("waivers"), {"rule": "JOB-09", "target": "job:T1", "withdraw": "1"})

    assert not design.waivers.exists()


def test_taking_up_what_was_never_set_aside_does_nothing(editor, design, at):
    assert editor.post(at("waivers"), ADVICE | {"withdraw": "1"}).status_code == 302
    assert design.waivers.count() == 1


def test_an_error_cannot_be_set_aside(editor, at, said):
    page = editor.post(at("waivers"), ADVICE | {"rule": "JOB-01"}, follow=True)

    assert "An error cannot be set aside" in said(page)
    assert not Waiver.objects.filter(rule="JOB-01").exists()


def test_an_error_offers_no_form_to_set_it_aside(editor, design, at):
    design.job_stories.filter(key="J1").update(goal="")
    page = editor.get(at("job_stories"))

    remarks = page.context["groups"][0]["card"]["advice"]
    assert [one["waive_url"] for one in remarks if one["rule"] == "JOB-01"] == [""]


@pytest.mark.parametrize("rule", ["NONE-99", "", "JOB-09\x00"])
def test_an_unknown_rule_is_refused(rule, editor, design, at):
    editor.post(at("waivers"), ADVICE | {"rule": rule})

    assert design.waivers.count() == 1


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.test/", "//evil.test", "javascript:alert(1)", "/\\evil.test"]
)
def test_the_way_back_leads_nowhere_else(elsewhere, editor, at):
    assert editor.post(at("waivers"), ADVICE | {"next": elsewhere}).url == at("design")


def test_a_hostile_reason_is_only_text(editor, at):
    editor.post(at("waivers"), ADVICE | {"reason": "<script>alert(1)</script>"})

    page = editor.get(at("actors")).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_a_viewer_may_not_set_aside(viewer, design, at):
    assert viewer.post(at("waivers"), ADVICE).status_code == 403
    assert design.waivers.count() == 1
