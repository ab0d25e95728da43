"""Text in fields that is meant to hurt: null characters, invisible marks, decomposed Korean."""

import json

import pytest
from django.urls import reverse

from seedapp.core.typed_text import one_line, tidy

DECOMPOSED = "\u1109\u1162\u11a8\u110b\u1175\u11ab"  # 색인, as macOS types it
GROWS = "\ufb2c"  # one character that is three in NFC
INVISIBLE = ["\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad"]


def test_control_characters_that_no_file_can_hold_are_dropped():
    """NUL and the like in text."""
    assert tidy("a\0b\x1bc\ud800\x0bd") == "abc\nd"


@pytest.mark.hostile(17)
@pytest.mark.parametrize("mark", INVISIBLE)
def test_names_that_differ_only_by_an_invisible_mark_are_one_name(mark):
    """Look-alike names, right-to-left overrides, zero-width characters."""
    assert one_line(f"Till{mark}er\n") == "Tiller"


def test_joiners_of_scripts_and_emoji_stay():
    assert one_line("👩\u200d👧 می\u200cخواهم") == "👩\u200d👧 می\u200cخواهم"


@pytest.mark.hostile(49)
def test_a_null_character_in_a_list_is_no_error_on_any_database(editor, design, at):
    """NUL in text: SQLite stores it, PostgreSQL fails."""
    page = editor.post(at("add_actor"), {"name": "Tiller", "kind": "human", "needs": "a\0b\nc"})

    assert page.status_code == 302
    assert design.actors.get(name="Tiller").needs == ["ab", "c"]


def test_a_control_character_does_not_make_the_exported_file_unreadable(editor, design, at):
    """Control characters: the exported file still means the same."""
    from seedapp.core import design_file

    editor.post(at("add_actor"), {"name": "Till\x01er", "kind": "human", "description": "a\x0bb\x7f"})

    exported = design_file.load(editor.get(at("export_design")).content)
    assert [(one.name, one.description) for one in exported.actors][-1] == ("Tiller", "a\nb\x7f")


def test_a_name_that_grows_when_composed_is_measured_afterwards(editor, at, design):
    """Over-long values: a limit with a message, instead of an error of the database."""
    page = editor.post(at("add_actor"), {"name": GROWS * 200, "kind": "human"})

    assert page.status_code == 422
    assert not design.actors.filter(name__startswith="\u05e9").exists()


def test_a_name_of_nothing_but_invisible_marks_is_missing(editor, at, said):
    page = editor.post(at("add_actor"), {"name": "".join(INVISIBLE), "kind": "human"})

    assert page.status_code == 422
    assert "required" in said(page)


@pytest.mark.hostile(18)
@pytest.mark.parametrize(("route", "field"), [("add_workspace", "name"), ("add_design", "title")])
def test_korean_typed_on_a_mac_is_stored_composed(team, route, field):
    """Korean in NFD: one form, one name."""
    browser = team.client(team.owner)
    args = [] if route == "add_workspace" else [team.workspace.slug]
    browser.post(reverse(route, args=args), {field: DECOMPOSED, "language": "ko"})

    from seedapp.designs.models import Design
    from seedapp.workspaces.models import Workspace

    model = Workspace if route == "add_workspace" else Design
    assert model.objects.filter(**{field: "색인"}).exists()


@pytest.mark.hostile(18)
def test_the_rest_api_stores_the_same_form_as_the_pages(editor, design):
    """Mixed forms of the same name, and control characters, through the REST API."""
    address = reverse("rest_actors", args=[design.workspace.slug, design.slug])
    body = {"name": f"\u200b{DECOMPOSED}", "kind": "human", "needs": ["a\x01b"]}

    answer = editor.post(address, json.dumps(body), content_type="application/json")

    assert answer.status_code == 201
    assert (answer.json()["name"], answer.json()["needs"]) == ("색인", ["ab"])


@pytest.mark.hostile(29)
@pytest.mark.parametrize(
    "sent", ["a b", "a\0b", "//elsewhere.test/", "https://elsewhere.test/", "javascript:1"]
)
def test_setting_advice_aside_leads_back_into_the_workbench_only(editor, at, sent):
    """Open redirect in `next`, and a `next` that is no address."""
    answer = editor.post(at("waivers"), {"next": sent})

    assert (answer.status_code, answer["Location"]) == (302, at("design"))


@pytest.mark.hostile(49)
@pytest.mark.parametrize(
    ("name", "sent"),
    [
        (["actor", "a\0b"], ""),
        (["job_stories"], "?actor=a%00b"),
        (["interaction", "a\0b"], ""),
        (["document", "a\0b"], ""),
    ],
)
def test_an_address_with_a_null_character_leads_nowhere(editor, at, name, sent):
    """NUL in an address: the same clear answer on both databases."""
    assert editor.get(at(*name) + sent).status_code == 404


@pytest.mark.parametrize(
    ("name", "field"), [("matrix", "link"), ("reconsider_candidate", "candidate"), ("draft_drawing", "key")]
)
def test_a_posted_key_with_a_null_character_is_an_unknown_key(editor, at, name, field):
    """NUL in what a form names: no error of the database."""
    assert editor.post(at(name), {field: "a\0|b|c"}).status_code in (200, 302, 404)


@pytest.mark.parametrize("name", ["", "\ud800", "\u200b\0"])
def test_the_rest_api_refuses_a_name_of_nothing(editor, design, name):
    """Lone surrogates and the like leave no text behind."""
    address = reverse("rest_actors", args=[design.workspace.slug, design.slug])

    answer = editor.post(address, json.dumps({"name": name}), content_type="application/json")

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/name")


@pytest.mark.hostile(38)
@pytest.mark.parametrize(
    "body",
    [
        '{"needs":' + "[" * 200_000,
        '{"name": "a", "name": "b"}',
        '{"name": NaN}',
        '{"row_version": ' + "9" * 5_000 + "}",
        '{"name": "a"}'.encode("utf-16"),
        b'{"name": "\xff"}',
    ],
    ids=["deep", "twice", "nan", "digits", "utf-16", "latin-1"],
)
def test_the_rest_api_refuses_bodies_that_are_no_clear_json(editor, design, body):
    """Deep JSON, duplicate keys, NaN, endless numbers, wrong charset: refused by name, not a crash."""
    address = reverse("rest_actors", args=[design.workspace.slug, design.slug])

    answer = editor.post(address, body, content_type="application/json")

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
