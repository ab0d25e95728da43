"""Lists: pages that miss and repeat nothing, filters and orders that are declared, and nothing else."""

import pytest

from seedapp.actors import changes
from seedapp.rest import paging


@pytest.fixture
def crowd(design, team):
    for number in range(7):
        changes.add_actor(design, by=team.owner, key=f"a{number}", name=f"Same name {number % 2}", kind="app")


def names_of_all(editor, address):
    keys, pages = [], 0
    while address:
        answer = editor.get(address)
        assert answer.status_code == 200, answer.content
        keys += [one["key"] for one in answer.json()["items"]]
        address, pages = answer.json()["next"], pages + 1
        if address:
            assert answer["Link"] == f'<{address}>; rel="next"'
    return keys, pages


@pytest.mark.parametrize("sort", ["position", "-position", "name", "-name"])
def test_pages_together_are_the_list(editor, crowd, design, sort):
    keys, pages = names_of_all(editor, f"actors?limit=3&sort={sort}")

    column, mark = sort.lstrip("-"), "-" if sort.startswith("-") else ""
    assert pages == 4
    assert keys == [one.key for one in design.actors.order_by(sort, f"{mark}pk")]
    assert column in ("position", "name")


def test_a_row_added_before_the_cursor_disturbs_no_page(editor, crowd, design, team):
    first = editor.get("actors?limit=3&sort=-position").json()
    changes.add_actor(design, by=team.owner, key="late", name="Late", kind="app")

    second = editor.get(first["next"]).json()

    assert not {one["key"] for one in first["items"]} & {one["key"] for one in second["items"]}


def test_filters_narrow_a_list(editor, crowd):
    assert {one["kind"] for one in editor.get("actors?kind=app").json()["items"]} == {"app"}
    assert len(editor.get("actors?q=SAME NAME 1").json()["items"]) == 3
    assert len(names_of_all(editor, "actors?limit=2&q=same")[0]) == 7


@pytest.mark.hostile(42)
@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=0", "limit"),
        ("limit=-1", "limit"),
        ("limit=1000000000", "limit"),
        ("limit=ten", "limit"),
        ("limit=5&limit=6", "limit"),
        ("colour=red", "colour"),
        ("design_id=1", "design_id"),
        ("design__workspace__name=x", "design__workspace__name"),
        ("kind=robot", "kind"),
        ("sort=row_version", "sort"),
        ("sort=design__workspace__id", "sort"),
        ("sort=?", "sort"),
        ("sort=--name", "sort"),
        ("cursor=guessed", "cursor"),
        ("cursor=", "cursor"),
        (f"cursor={'a' * 5000}", "cursor"),
        ("q=" + "a" * 201, "q"),
    ],
)
def test_what_a_list_does_not_know_is_refused_with_the_reason(editor, query, parameter):
    answer = editor.get(f"actors?{query}")

    told = answer.json()
    assert (answer.status_code, told["code"]) == (400, "invalid-query")
    assert [one["parameter"] for one in told["errors"]] == [parameter]
    assert told["errors"][0]["detail"]


def test_an_unknown_filter_is_told_what_there_is(editor):
    assert "kind" in editor.get("actors?colour=red").json()["errors"][0]["detail"]


@pytest.mark.hostile(42)
def test_a_cursor_is_of_one_list_its_filters_and_one_person(editor, callers, crowd):
    following = editor.get("actors?limit=2&kind=app").json()["next"]

    for other in (
        following.replace("kind=app", "kind=human"),
        following.replace("&kind=app", ""),
        following + "&sort=name",
    ):
        assert editor.get(other).status_code == 400
    assert callers.owner.get(following).status_code == 400
    assert editor.get(following).status_code == 200


@pytest.mark.hostile(42)
def test_a_cursor_that_was_changed_is_refused(editor, crowd):
    following = editor.get("actors?limit=2").json()["next"]
    flipped = following[:-1] + ("A" if following[-1] != "A" else "B")

    assert editor.get(flipped).status_code == 400


@pytest.mark.hostile(42)
def test_an_old_cursor_is_refused_with_the_reason(editor, crowd, monkeypatch):
    following = editor.get("actors?limit=2").json()["next"]
    monkeypatch.setattr(paging, "_CURSOR_LIVES_SECONDS", -1)

    assert "older than a day" in editor.get(following).json()["detail"]


def test_one_thing_takes_no_parameters(editor):
    assert editor.get("actors/tool-owner?fields=name").status_code == 400
