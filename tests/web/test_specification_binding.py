"""The HTTP binding of an operation: derived, overridden, previewed, given back."""

import pytest

from seedapp.designs.models import Design
from seedapp.history.models import Change
from seedapp.operations.changes import edit_operation
from seedapp.operations.models import Operation

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(design):
    return Operation.objects.get(service__design=design, key="startLoan")


@pytest.fixture
def url(at):
    return at("binding", "loans", "startLoan")


def typed(row, **changed):
    """What a browser posts; `places` may be overridden by input name."""
    places = changed.pop("places", {})
    data = {
        "http_method": row.http_method,
        "http_path": row.http_path,
        "http_status": row.http_status or "",
        "place:tool_id": "",
        "place:borrower_id": "",
        "seen": row.row_version,
    }
    return {**data, **changed, **{f"place:{name}": place for name, place in places.items()}}


def test_page_shows_the_binding_with_its_reasons(viewer, url, said):
    text = said(viewer.get(url))

    assert "POST /loans 201" in text
    assert "tool_id body" in text
    assert "“borrower”, which this service does not own: in the body." in text


def test_page_shows_each_input_as_documents_do_and_as_the_design_does(viewer, design, url, said):
    Design.objects.filter(pk=design.pk).update(style={"profile": "google"})

    assert "toolId body tool_id in the design" in said(viewer.get(url))


def test_viewer_sees_no_form_and_may_not_save(viewer, url, row):
    assert "http_method" not in viewer.get(url).content.decode()
    assert viewer.post(url, typed(row, http_method="PUT")).status_code == 403


def test_outsider_finds_nothing(team, url):
    assert team.client(team.outsider).get(url).status_code == 404


def test_unknown_operation_is_not_found(viewer, at):
    assert viewer.get(at("binding", "loans", "nothing")).status_code == 404
    assert viewer.get(at("binding", "tools", "startLoan")).status_code == 404


def test_editor_overrides_path_status_and_place(editor, url, row, said):
    changed = typed(row, http_path="/borrowings", http_status="202", places={"borrower_id": "header"})
    page = editor.post(url, changed, follow=True)

    row.refresh_from_db()
    assert (row.http_method, row.http_path, row.http_status) == ("", "/borrowings", 202)
    assert [(one.name, one.place) for one in row.fields.filter(direction="in")] == [
        ("tool_id", ""),
        ("borrower_id", "header"),
    ]
    assert "Derived it would be: POST /loans, 201." in said(page)


def test_other_facts_of_the_inputs_survive_a_change_of_place(editor, url, row):
    before = row.fields.get(name="tool_id")
    editor.post(url, typed(row, places={"tool_id": "query"}))

    after = row.fields.get(name="tool_id")
    facts = ("type", "required", "description", "example", "position")
    assert [getattr(after, name) for name in facts] == [getattr(before, name) for name in facts]


def test_going_back_gives_every_value_back_to_derivation(editor, url, row):
    editor.post(url, typed(row, http_method="PUT", http_path="/x/{tool_id}", places={"tool_id": "path"}))
    row.refresh_from_db()
    editor.post(url, typed(row) | {"derived": "1"})

    row.refresh_from_db()
    assert (row.http_method, row.http_path, row.http_status) == ("", "", None)
    assert not row.fields.exclude(place="").exists()


def test_preview_shows_the_effect_and_writes_nothing(editor, url, row, said):
    page = editor.post(url, typed(row, http_path="/borrowings") | {"preview": "1"})

    assert page.status_code == 200
    assert "This is what it would be POST /borrowings 201" in said(page)
    row.refresh_from_db()
    assert row.http_path == ""


def test_live_preview_says_what_is_wrong(editor, url, row, said):
    htmx = {"HX-Request": "true"}
    page = editor.post(url, typed(row, http_path="borrowings") | {"preview": "1"}, headers=htmx)

    assert page.status_code == 200
    assert "Path: A path begins with a slash" in said(page)


@pytest.mark.parametrize(
    "path",
    ["loans", "/loans/", "//loans", "/loans/../x", "/lo ans", "/a?b=1", "/대출", "/{a", "/a/{}", "/a#b"],
)
def test_what_is_no_path_comes_back_with_what_was_typed(editor, url, row, path):
    page = editor.post(url, typed(row, http_path=path))

    assert page.status_code == 422
    assert page.context["form"]["http_path"].value() == path
    row.refresh_from_db()
    assert row.http_path == ""


@pytest.mark.parametrize("path", ["/", "/loans", "/loans/{tool_id}:cancel", "/v1/a.b_c~d/%20", "/a/{x}-{y}"])
def test_what_is_a_path_is_kept(editor, url, row, path):
    editor.post(url, typed(row, http_path=path))

    row.refresh_from_db()
    assert row.http_path == path


def test_status_of_an_error_is_refused(editor, url, row):
    assert editor.post(url, typed(row, http_status="409")).status_code == 422


def test_stale_edit_shows_both_texts_and_saves_on_the_second_try(editor, team, url, row, said):
    edit_operation(row, seen=row.row_version, by=team.owner, http_path="/theirs")
    page = editor.post(url, typed(row, http_path="/mine", seen=1))

    assert page.status_code == 422
    assert "/theirs" in said(page)
    assert page.context["form"]["http_path"].value() == "/mine"
    again = page.context["form"]["seen"].value()
    assert editor.post(url, typed(row, http_path="/mine", seen=again)).status_code == 302


def test_saving_what_is_there_already_leaves_no_trace(editor, design, url, row):
    before = Change.objects.filter(design_id=design.pk).count()
    editor.post(url, typed(row))

    assert Change.objects.filter(design_id=design.pk).count() == before


def test_collision_names_the_other_operation(editor, design, url, row, said):
    Operation.objects.create(
        service=row.service, key="lendTool", kind="action", name="Lend a tool", http_method="POST",
        http_path="/loans", outcome="Lent.",
    )  # fmt: skip

    assert "Lend a tool answers the same requests" in said(editor.get(url))


def test_thread_of_an_endpoint_leads_to_its_binding(viewer, url, at):
    assert f'href="{url}"' in viewer.get(at("job_stories")).content.decode()


def test_what_has_no_form_of_its_own_is_edited_as_json(editor, url, row):
    editor.post(url, typed(row, openapi='{"deprecated": true}'))

    row.refresh_from_db()
    assert row.openapi == {"deprecated": True}


def test_giving_the_binding_back_keeps_what_has_no_form_of_its_own(editor, url, row):
    edit_operation(row, seen=row.row_version, by=None, openapi={"deprecated": True}, http_method="PUT")
    row.refresh_from_db()

    editor.post(url, typed(row, derived="1", openapi='{"deprecated": true}'))

    row.refresh_from_db()
    assert (row.http_method, row.openapi) == ("", {"deprecated": True})
