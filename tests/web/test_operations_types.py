"""Types: of fields, of values, of a schema; renamed everywhere; deleted once nothing uses them."""

import pytest
from django.urls import reverse

from seedapp.operations import type_changes
from seedapp.snapshot.take import take

from .posting import posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(design):
    return lambda name, *args: reverse(name, args=[design.workspace.slug, design.slug, *args])


@pytest.fixture
def client(team):
    return team.client(team.editor)


def edit(client, address, **typed):
    page = client.get(address)
    return client.post(address, posted(page.context["form"], page.context["rows"], **typed))


def test_list_shows_fields_and_values(team, at):
    page = team.client(team.viewer).get(at("types")).content.decode()

    assert "tool_id, name, status" in page
    assert "FREE, LENT" in page


def test_viewer_reads_a_type_and_finds_no_form(team, at):
    page = team.client(team.viewer).get(at("type", "Tool")).content.decode()

    assert "Hammer drill" not in page
    assert "ToolStatus" in page
    assert "<textarea" not in page


def test_saving_an_untouched_type_changes_nothing(client, design, at):
    before = take(design)

    for name in ("Tool", "ToolStatus"):
        assert edit(client, at("type", name)).status_code == 302

    assert take(design) == before


def test_type_of_fields_is_added(client, design, at):
    edit(client, at("add_type"), name="Shelf", **{"fields-0-name": "width"})

    assert take(design).type("Shelf").fields[0].type == "number"


def test_type_of_values_is_added(client, design, at):
    edit(client, at("add_type"), name="Size", shape="values", values_="SMALL\n\nLARGE\nSMALL")

    assert take(design).type("Size").values == ("SMALL", "LARGE")


def test_type_of_a_schema_is_added(client, design, at):
    edit(client, at("add_type"), name="Money", shape="schema", schema='{"type": "object"}')

    assert take(design).type("Money").schema == {"type": "object"}


@pytest.mark.parametrize(
    "text",
    [
        '{"type": ',
        "[1]",
        '{"a": NaN}',
        '{"a": 1e400}',
        r'{"a": "\ud800"}',
        r'{"a": "\u0000"}',
        '{"a": ' + "9" * 5000 + "}",
        '{"a":' * 60 + "1" + "}" * 60,
        "[" * 100_000,
    ],
)
def test_schema_that_is_no_sound_json_object_is_refused(client, at, text):
    page = edit(client, at("add_type"), name="Money", shape="schema", schema=text)

    assert page.status_code == 422
    assert page.context["form"].errors["schema"]


@pytest.mark.parametrize("name", ["Tool", "tool", "string", "1st", "A b", ""])
def test_name_that_is_taken_or_misshapen_is_refused(client, at, name):
    page = edit(client, at("add_type"), name=name, description="My words")

    assert page.status_code == 422
    assert page.context["form"].errors["name"]
    assert "My words" in page.content.decode()


def test_name_taken_in_the_very_moment_is_said_at_the_field(client, at, monkeypatch):
    monkeypatch.setattr(
        "seedapp.web.operations.type_forms.TypeForm.clean_name", lambda form: form.cleaned_data["name"]
    )

    page = edit(client, at("add_type"), name="Tool")

    assert page.status_code == 422
    assert page.context["form"].errors["name"]


def test_new_name_follows_everywhere(client, design, at):
    edit(client, at("type", "Tool"), name="Implement")
    edit(client, at("type", "ToolStatus"), name="ImplementStatus")

    value = take(design)
    assert value.operations_of("tools")[0].response.type == "Implement[]"
    assert value.type("Implement").fields[2].type == "ImplementStatus"


def test_stale_edit_shows_both_texts(client, team, design, at):
    page = client.get(at("type", "Tool"))
    form = posted(page.context["form"], page.context["rows"], description="Mine")
    row = design.types.get(name="Tool")
    type_changes.edit_type(row, seen=row.row_version, by=team.owner, description="Theirs")

    page = client.post(at("type", "Tool"), form)

    assert page.status_code == 422
    assert "Theirs" in page.content.decode()
    assert "Mine" in page.content.decode()
    assert [one.label for one in page.context["form"].clashes] == ["Description"]


def test_type_in_use_stays_and_says_who_uses_it(client, design, at):
    page = client.post(at("remove_type", "ToolStatus"), follow=True)

    assert "still used by Tool" in page.content.decode()
    assert take(design).type("ToolStatus")


def test_type_that_nothing_uses_is_deleted(client, design, at):
    edit(client, at("add_type"), name="Size", shape="values", values_="SMALL")

    page = client.post(at("remove_type", "Size"), follow=True)

    assert "Undo" in page.content.decode()
    assert take(design).type("Size") is None


@pytest.mark.parametrize(
    ("name", "args"), [("add_type", ()), ("type", ("Tool",)), ("remove_type", ("Tool",))]
)
def test_viewer_may_not_write_and_outsiders_see_nothing(team, at, name, args):
    assert team.client(team.viewer).post(at(name, *args)).status_code == 403
    assert team.client(team.outsider).post(at(name, *args)).status_code == 404
