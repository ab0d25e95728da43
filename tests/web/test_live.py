"""The live check: what the coach says of what is typed, without a word of it being saved."""

import re

import pytest

from seedapp.history.changes import last_number
from seedapp.job_stories.models import JobStory
from seedapp.operations.models import Operation
from tests.web.posting import posted

pytestmark = pytest.mark.django_db

LIVE = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def operation(editor, at):
    """The page of an operation, and what its form would post with something changed."""
    url = at("operation", "loans", "startLoan")
    page = editor.get(url)
    edited = page.context["editor"]
    parts = (edited.form, edited.inputs, edited.response, edited.failures)
    return url, lambda **typed: posted(*parts, check="1", **typed)


def _told(page):
    return re.search(r'name="told" value="(\w+)"', page.content.decode())[1]


def test_what_is_typed_is_judged_and_not_saved(editor, design, operation, said):
    url, typed = operation
    before = last_number(design.pk)

    answer = editor.post(url, typed(outcome=""), **LIVE)

    assert "OPR-02" in said(answer)
    assert Operation.objects.get(service__design=design, key="startLoan").outcome
    assert last_number(design.pk) == before


def test_what_is_only_about_other_things_is_left_out(editor, operation, said):
    url, typed = operation

    assert "ACT-07" not in said(editor.post(url, typed(outcome=""), **LIVE))


def test_advice_on_what_is_typed_leads_to_the_control_on_this_page(editor, operation):
    url, typed = operation

    answer = editor.post(url, typed(outcome="", key="renamed"), **LIVE).content.decode()

    assert 'href="#id_outcome"' in answer


def test_the_endpoint_and_the_document_follow_what_is_typed(editor, operation, said):
    url, typed = operation

    answer = said(editor.post(url, typed(name="Cancel a loan", key="cancelLoan"), **LIVE))

    assert "operationId : cancelLoan" in answer
    assert "POST /cancellations 201" in answer


def test_a_fault_of_shape_is_named_at_its_control(editor, operation, said):
    url, typed = operation

    answer = editor.post(url, typed(name=""), **LIVE)

    assert answer.status_code == 200
    assert "This cannot be saved as it is" in said(answer)
    assert 'href="#id_name"' in answer.content.decode()


def test_the_same_answer_is_not_sent_twice(editor, operation):
    url, typed = operation
    told = _told(editor.post(url, typed(outcome=""), **LIVE))

    assert editor.post(url, typed(outcome="", told=told), **LIVE).status_code == 204
    assert editor.post(url, typed(outcome="It is lent.", told=told), **LIVE).status_code == 200


def test_without_a_script_a_button_answers_with_the_page_and_what_was_typed(editor, operation, said):
    url, typed = operation

    page = editor.post(url, typed(outcome="", name="Lend it out"))

    assert page.status_code == 200
    assert "OPR-02" in said(page)
    assert 'value="Lend it out"' in page.content.decode()


def test_advice_on_what_nobody_has_saved_can_be_neither_set_aside_nor_mended(editor, operation):
    url, typed = operation

    answer = editor.post(url, typed(outcome=""), **LIVE).content.decode()

    assert "<form" not in answer


def test_a_new_operation_is_judged_before_it_is_there(editor, at, design, said):
    page = editor.get(at("add_operation"))
    edited = page.context["editor"]
    parts = (edited.form, edited.inputs, edited.response, edited.failures)
    count = Operation.objects.count()

    typed = posted(*parts, check="1", name="Reserve a saw", kind="query", service="loans")
    answer = editor.post(at("add_operation"), typed, **LIVE)

    assert "OPR-01" in said(answer)
    assert Operation.objects.count() == count


def test_a_viewer_may_not_ask(viewer, at):
    assert viewer.post(at("operation", "loans", "startLoan"), {"check": "1"}, **LIVE).status_code == 403


def test_a_type_is_judged_as_it_is_typed(editor, at, design, said):
    url = at("type", "Tool")
    page = editor.get(url)
    typed = posted(page.context["form"], page.context["rows"], check="1", name="tool_kind")

    answer = said(editor.post(url, typed, **LIVE))

    assert "NAME-01" in answer
    assert "tool_kind : " in answer
    assert design.types.filter(name="Tool").exists()


def test_a_story_is_judged_as_it_is_typed(editor, at, design, said):
    url = at("job_story", "J1")
    form = editor.get(url).context["form"]
    before = JobStory.objects.get(design=design, key="J1").situation

    answer = editor.post(url, posted(form, check="1", situation="as a tool owner"), **LIVE)

    assert "JOB-02" in said(answer)
    assert 'href="#id_situation"' in answer.content.decode()
    assert JobStory.objects.get(design=design, key="J1").situation == before


def test_a_new_story_is_not_told_that_nothing_follows_from_it(editor, at, said):
    form = editor.get(at("job_stories")).context["form"]
    typed = posted(form, check="1", situation="it rains", motivation="click a button", goal="I stay dry")

    answer = said(editor.post(at("add_job_story"), typed, **LIVE))

    assert "JOB-03" in answer
    assert "JOB-10" not in answer


def test_a_binding_is_judged_as_it_is_set(editor, at, said):
    url = at("binding", "loans", "startLoan")
    form = editor.get(url).context["form"]

    answer = editor.post(url, posted(form, preview="1", http_method="GET"), **LIVE)

    assert "REST-03" in said(answer)
    assert 'href="#id_http_method"' in answer.content.decode()
    assert "<main" not in answer.content.decode()
