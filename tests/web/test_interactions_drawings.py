"""Drawings as images of their own, and what is answered while a text is being typed."""

import json

import pytest
from django.urls import reverse

from seedapp.interactions.drawings import drawing_of
from seedapp.interactions.models import Drawing
from seedapp.web.interactions.pictures import name_of_kept

TEXT = "@startuml\napp -> api: findTools\n@enduml\n"


@pytest.fixture
def client(team):
    return team.client(team.editor)


@pytest.fixture
def row(design):
    return design.interactions.get(key="find-and-borrow")


def url(name, design, *args):
    return reverse(name, args=[design.workspace.slug, design.slug, *args])


def draft(client, design, text, **more):
    return client.post(url("draft_drawing", design), {"plantuml": text, "title": "Draft", **more})


@pytest.mark.hostile(6)
def test_a_drawing_is_an_image_that_can_do_nothing(client, design, row):
    answer = client.get(url("drawing", design, row.key))

    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert answer["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"startLoan" in answer.content


def test_a_drawing_that_the_browser_has_is_not_sent_again(client, design, row):
    first = client.get(url("drawing", design, row.key))
    second = client.get(url("drawing", design, row.key), headers={"if-none-match": first["ETag"]})
    dark = client.get(url("drawing", design, row.key) + "?dark=1", headers={"if-none-match": first["ETag"]})

    assert (second.status_code, second.content) == (304, b"")
    assert dark.status_code == 200


@pytest.mark.hostile(3, 6)
def test_links_pictures_and_scripts_in_the_text_do_nothing_in_the_drawing(client, design, row):
    row.plantuml = (
        "@startuml\nparticipant api [[https://evil.test/ away]]\n"
        "app -> api: </svg><script>alert(1)</script> [[javascript:alert(1) go]]\n"
        "app -> api: <b onload=alert(1)>bold\n@enduml"
    )
    row.save()

    svg = client.get(url("drawing", design, row.key)).content.decode()

    assert svg.startswith("<svg")
    assert "<script" not in svg
    assert "evil.test" not in svg
    assert "javascript:" not in svg
    assert "<a" not in svg


@pytest.mark.hostile(1)
def test_a_refused_text_is_answered_by_a_picture_that_names_the_line(client, design, row):
    row.plantuml = "@startuml\n!include /etc/passwd\n@enduml"
    row.save()

    answer = client.get(url("drawing", design, row.key))

    assert "Line 2" in answer.content.decode()
    assert "root:" not in answer.content.decode()
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert "ETag" not in answer


def test_words_in_the_picture_of_a_problem_are_escaped(client, design, row):
    row.plantuml = "@startuml\n!include <script>alert(1)</script>\n@enduml"
    row.save()

    assert b"<script>" not in client.get(url("drawing", design, row.key)).content


@pytest.mark.hostile(4, 5)
def test_when_the_renderer_gives_up_the_picture_says_so_and_is_asked_for_again(
    client, design, row, monkeypatch
):
    monkeypatch.setenv("SEED_PLANTUML_SERVER", "http://127.0.0.1:9/plantuml")  # nobody listens there

    answer = client.get(url("drawing", design, row.key))

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.content.startswith(b"<svg")
    assert not Drawing.objects.exists()


def test_when_the_renderer_gives_up_on_a_draft_the_text_is_read_all_the_same(client, design, monkeypatch):
    monkeypatch.setenv("SEED_PLANTUML_SERVER", "http://127.0.0.1:9/plantuml")  # nobody listens there

    read = draft(client, design, TEXT).context["read"]

    assert [one.line for one in read.problems] == [0]
    assert [one.label for one in read.messages] == ["findTools"]


def test_a_draft_answers_with_the_address_of_its_drawing(client, design):
    page = draft(client, design, TEXT).content.decode()

    name = name_of_kept(design, drawing_of(TEXT).pk)
    assert url("kept_drawing", design, name) in page
    assert client.get(url("kept_drawing", design, name)).content.startswith(b"<svg")


def test_a_draft_saves_no_interaction(client, design, row):
    before = row.plantuml

    draft(client, design, TEXT, key=row.key)

    row.refresh_from_db()
    assert row.plantuml == before
    assert design.interactions.count() == 1


def test_a_draft_names_the_lines_that_are_wrong_for_the_editor(client, design):
    answer = draft(client, design, "@startuml\napp -> api: findTools\nwhat is this\n@enduml")

    marks = json.loads(answer.context["read"].diagnostics)
    assert [mark["line"] for mark in marks if mark["severity"] == "error"] == [3]


def test_a_preprocessor_line_in_a_draft_is_refused_with_its_line(client, design):
    answer = draft(client, design, "@startuml\n!theme x from http://evil.test\napp -> api: go\n@enduml")

    read = answer.context["read"]
    assert [one.line for one in read.problems] == [2]
    assert not read.drawing.svg


def test_advice_on_a_draft_stands_at_the_line_of_its_call(client, design):
    answer = draft(
        client, design, "@startuml\nloans -> tools: markLent(tool_id)\ntools --> loans: ok\n@enduml"
    )

    marks = json.loads(answer.context["read"].diagnostics)
    assert any(mark["line"] == 2 and mark["severity"] == "warning" for mark in marks)


def test_a_call_that_moved_in_a_draft_keeps_its_operation(client, design, row):
    moved = row.plantuml.replace(
        "builder -> app ++: search", "builder -> app: open\nbuilder -> app ++: search"
    )

    read = draft(client, design, moved, key=row.key).context["read"]

    call = next(one for one in read.messages if one.label.startswith("startLoan"))
    assert call.number == 7
    assert [title for title, _ in call.operations] == ["Borrow a tool"]


def test_a_choice_made_on_the_page_counts_in_the_draft(client, design):
    text = "@startuml\nphone -> warehouse: findTools\n@enduml"

    read = draft(client, design, text, **{"stands_for:warehouse": "tools"}).context["read"]

    assert {one.alias: one.chosen for one in read.participants} == {"phone": "", "warehouse": "tools"}
    assert read.messages[0].asks


def test_another_designs_interaction_is_not_looked_up(client, team, design, empty_design, row):
    read = draft(client, empty_design, TEXT, key=row.key).context["read"]

    assert read.row is None


@pytest.mark.parametrize(
    "text",
    ["", "\0", "@startuml\n" * 3000, "x" * 300_000, "@startgantt\n@endgantt", "\ud7ff\ufffe", "@startuml"],
)
def test_odd_texts_get_an_answer(client, design, text):
    assert draft(client, design, text).status_code == 200


@pytest.mark.hostile(4, 50)
def test_thousands_of_participants_are_refused_before_they_are_drawn(client, design):
    text = "@startuml\n" + "".join(f"participant p{number}\n" for number in range(1900)) + "@enduml"

    read = draft(client, design, text).context["read"]

    assert read.problems
    assert not read.drawing.svg


@pytest.mark.hostile(23)
def test_an_outsider_finds_no_drawing_even_by_its_hash(team, design):
    name = name_of_kept(design, drawing_of(TEXT).pk)

    assert team.client(team.outsider).get(url("kept_drawing", design, name)).status_code == 404


def test_a_guest_is_asked_to_sign_in_for_a_drawing(team, design):
    name = name_of_kept(design, drawing_of(TEXT).pk)

    answer = team.client().get(url("kept_drawing", design, name))

    assert answer.status_code == 302
    assert "/accounts/login/" in answer.url


@pytest.mark.hostile(23)
def test_the_hash_of_a_drawing_from_another_design_opens_nothing(team, client, design, empty_design):
    known = drawing_of(TEXT).pk

    for name in (known, f"{known}-", name_of_kept(empty_design, known)):
        assert client.get(url("kept_drawing", design, name)).status_code == 404


@pytest.mark.parametrize("name", ["0" * 64, "nothing", "../../etc/passwd"])
def test_a_hash_of_nothing_is_not_found(client, design, name):
    address = url("kept_drawing", design, "0" * 64).replace("0" * 64, name)

    assert client.get(address).status_code == 404
