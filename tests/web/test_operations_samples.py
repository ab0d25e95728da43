"""Fields out of a pasted sample, and what names and words suggest."""

import pytest
from django.urls import reverse

from seedapp.designs.models import Design
from seedapp.snapshot.take import take

from .posting import posted

pytestmark = pytest.mark.django_db
SAMPLE = '{"tool_id": "3f0d8e3c-6a0e-4b7e-9a55-0e4a3f1d2c10", "days": 3, "note": null}'


@pytest.fixture
def at(design):
    return lambda name, *args: reverse(name, args=[design.workspace.slug, design.slug, *args])


@pytest.fixture
def client(team):
    return team.client(team.editor)


def opened(client, address, **typed):
    editor = client.get(address).context["editor"]
    return posted(editor.form, editor.inputs, editor.response, editor.failures, **typed)


def names(rows):
    return [form["name"].value() for form in rows if form["name"].value()]


def test_sample_adds_rows_for_review_and_saves_nothing(client, design, at):
    address = at("operation", "loans", "startLoan")
    before = take(design)

    page = client.post(
        address, opened(client, address, name="Typed", inputs_sample=SAMPLE, read_sample="inputs")
    )

    assert page.status_code == 200
    assert names(page.context["editor"].inputs) == ["tool_id", "borrower_id", "days", "note"]
    assert page.context["form"]["name"].value() == "Typed"
    assert take(design) == before


def test_rows_of_a_sample_are_saved_with_the_form(client, design, at):
    address = at("operation", "loans", "startLoan")
    page = client.post(address, opened(client, address, inputs_sample=SAMPLE, read_sample="inputs"))
    editor = page.context["editor"]

    client.post(address, posted(editor.form, editor.inputs, editor.response, editor.failures))

    days = next(one for one in take(design).operations_of("loans")[0].inputs if one.name == "days")
    assert (days.type, days.example, days.required) == ("integer", 3, True)


def test_sample_that_is_no_json_says_so_and_stays(client, at):
    address = at("operation", "loans", "startLoan")

    page = client.post(address, opened(client, address, inputs_sample='{"a": ', read_sample="inputs"))

    text = page.content.decode()
    assert page.status_code == 200
    assert "This is not JSON" in text
    assert "{&quot;a&quot;: </textarea>" in text


def test_fragment_holds_the_rows_alone(client, at):
    data = opened(
        client, at("operation", "loans", "startLoan"), response_sample=SAMPLE, read_sample="response"
    )

    page = client.post(at("fields_from_sample"), data)

    assert names(page.context["rows"]) == ["loan_id", "tool_id", "days", "note"]
    assert "<html" not in page.content.decode()


def test_fragment_for_no_known_rows_is_refused(client, at):
    assert client.post(at("fields_from_sample"), {"read_sample": "elsewhere"}).status_code == 400


def test_absurd_number_of_rows_is_no_error(client, at):
    data = {"read_sample": "inputs", "inputs_sample": SAMPLE, "inputs-TOTAL_FORMS": "9" * 30}

    assert client.post(at("fields_from_sample"), data).status_code == 200


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        ({"type": "returned_at"}, "date-time"),
        ({"type": "tags[]"}, "string[]"),
        ({"type": ""}, ""),
        ({"status": "the tool is already lent"}, "409"),
        ({"status": "the borrower has no permission"}, "403"),
    ],
)
def test_suggestion_comes_with_its_reason(team, at, asked, value):
    answer = team.client(team.viewer).get(at("suggest"), asked).json()

    assert answer["value"] == value
    assert answer["reason"]


def test_names_of_a_sample_and_of_shorthand_follow_the_style(client, design, at, said):
    Design.objects.filter(pk=design.pk).update(style={"names": "camel"})
    address = at("operation", "loans", "startLoan")
    page = client.post(
        address, opened(client, address, inputs_sample='{"tool_id": 1, "lentFor": 3}', read_sample="inputs")
    )
    editor = page.context["editor"]
    assert names(editor.inputs) == ["tool_id", "borrower_id", "lentFor"]
    assert "bike_id travels as bikeId" in said(page)

    typed = posted(editor.form, editor.inputs, editor.response, editor.failures)
    typed["inputs-2-name"] = "house number?"
    client.post(address, typed)

    assert [one.name for one in take(design).operations_of("loans")[0].inputs][2] == "houseNumber"
