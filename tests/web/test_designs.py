"""A design as a whole in the browser: overview, settings, services, export, deletion."""

import pytest

from seedapp.core import design_file
from seedapp.core.design import Field
from seedapp.core.style import PROFILES
from seedapp.designs.changes import add_design
from seedapp.designs.models import Design
from seedapp.operations.changes import add_operation
from seedapp.snapshot.take import take
from seedapp.web.designs.style_words import PROFILE_NAMES, PROFILE_WORDS

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(team):
    return team.client(team.owner)


def _settings(design, **changed):
    names = (
        "title", "summary", "language", "contact_name", "contact_email", "contact_url",
        "license_name", "license_identifier",
    )  # fmt: skip
    glossary = "\n".join(f"{left} = {right}" for left, right in design.glossary.items())
    return {
        **{name: getattr(design, name) for name in names},
        "glossary": glossary,
        "seen": design.row_version,
        **changed,
    }


def _service(**changed):
    return {
        "name": "Fines", "key": "", "layer": "microservice", "description": "", "version": "0.1.0",
        "resources": "", "servers": "", "security": "bearer", "scopes": "", **changed,
    }  # fmt: skip


def test_overview_counts_the_steps_and_says_what_is_next(viewer, at, said):
    text = said(viewer.get(at("design")))

    assert "Job stories 4" in text
    assert "What is next 6 · Feedback Publish a revision first." in text


def test_overview_of_an_empty_design_begins_with_people(team, viewer, empty_design, said):
    page = viewer.get(f"/w/{team.workspace.slug}/{empty_design.slug}/")

    assert "What is next 1 · Actors Who needs something?" in said(page)


def test_settings_are_kept(editor, design, at):
    editor.post(at("design_settings"), _settings(design, summary="Lend!", glossary="공구 = tool\n대여=loan"))

    design.refresh_from_db()
    assert (design.summary, design.glossary) == ("Lend!", {"공구": "tool", "대여": "loan"})


def test_a_glossary_line_without_its_english_word_is_named(editor, design, at, said):
    page = editor.post(at("design_settings"), _settings(design, glossary="공구 = tool\n대여"))

    assert page.status_code == 422
    assert "“대여” has no “=”" in said(page)


def test_stale_settings_show_both_texts(editor, design, at, said):
    typed = _settings(design, title="What I typed", language="ko")
    editor.post(at("design_settings"), _settings(design, title="What they typed"))

    page = editor.post(at("design_settings"), typed)

    assert page.status_code == 422
    assert "Title You, in another window What they typed Take this" in said(page)
    assert page.context["form"]["language"].value() == "ko"
    assert page.context["form"]["title"].value() == "What I typed"


def test_an_unusable_address_of_the_contact_is_refused(editor, design, at):
    page = editor.post(at("design_settings"), _settings(design, contact_url="javascript:alert(1)"))

    assert page.status_code == 422


def test_a_service_gets_a_key_of_its_name(editor, design, at):
    editor.post(at("add_service"), _service(servers="https://fines.shed.test = Production"))

    row = design.services.get(key="fines")
    assert row.servers == [{"url": "https://fines.shed.test", "description": "Production"}]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"key": "loans"}, "Another service of this design has this key."),
        ({"key": "Fines!"}, "Use small ASCII letters, digits and hyphens"),
        ({"version": "1"}, "A version has three numbers, such as 0.1.0."),
        ({"servers": "javascript:alert(1)"}, "“javascript:alert(1)” is no server address."),
        ({"servers": "https://a b.test"}, "“https://a b.test” is no server address."),
    ],
)
def test_a_faulty_service_comes_back_with_the_reason(changed, sentence, editor, design, at, said):
    page = editor.post(at("add_service"), _service(**changed))

    assert page.status_code == 422
    assert sentence in said(page)
    assert design.services.count() == 3


def test_an_edited_service_keeps_its_key_when_the_field_is_left_empty(editor, design, at):
    editor.post(at("service", "loans"), _service(name="Lending", seen=1))

    assert design.services.get(key="loans").name == "Lending"


def test_a_stale_edit_of_a_service_shows_both_texts(editor, at, said):
    editor.post(at("service", "loans"), _service(key="loans", name="What they typed", seen=1))
    page = editor.post(
        at("service", "loans"), _service(key="loans", name="What I typed", layer="api", seen=1)
    )

    assert page.status_code == 422
    assert "Name You, in another window What they typed Take this" in said(page)
    assert page.context["form"]["name"].value() == "What I typed"
    assert page.context["form"]["layer"].value() == "api"


def test_a_deleted_service_comes_back_with_its_operations(editor, design, at):
    before = take(design)
    page = editor.post(at("remove_service", "loans"), follow=True)
    assert "startLoan" not in [one.key for one in take(design).operations]

    editor.post(next(iter(page.context["messages"])).extra_tags.removeprefix("undo:"))

    assert take(Design.objects.get(pk=design.pk)) == before


def test_an_export_imports_again_as_the_same_design(viewer, design, at):
    answer = viewer.get(at("export_design"))

    assert answer["Content-Disposition"] == 'attachment; filename="tool-shed.seed.yaml"'
    assert design_file.load(answer.content) == take(design)


def test_an_owner_deletes_a_design(owner, design, at, said):
    page = owner.post(at("remove_design"), follow=True)

    assert "The design “Tool shed” is deleted." in said(page)
    assert not Design.objects.filter(pk=design.pk).exists()


def test_an_editor_may_not_delete_a_design(editor, design, at):
    assert editor.post(at("remove_design")).status_code == 403
    assert Design.objects.filter(pk=design.pk).exists()


def test_a_viewer_reads_settings_and_may_not_change_them(viewer, design, at):
    page = viewer.get(at("design_settings")).content.decode()

    assert "Loans" in page
    assert '<form method="post" class="form' not in page
    assert viewer.post(at("design_settings"), _settings(design)).status_code == 403
    assert viewer.get(at("service", "loans")).status_code == 403


def test_hostile_titles_are_only_text_and_a_safe_file_name(editor, design, at):
    editor.post(at("design_settings"), _settings(design, title="<script>alert(1)</script>"))

    for name in ("design", "design_settings", "history"):
        assert "<script>alert(1)" not in editor.get(at(name)).content.decode()


@pytest.mark.parametrize("name", ["design", "design_settings", "export_design", "history"])
def test_an_outsider_finds_nothing(name, team, at):
    assert team.client(team.outsider).get(at(name)).status_code == 404


def test_a_visitor_is_asked_to_sign_in_and_comes_back(client, at):
    assert client.get(at("design")).url == f"/accounts/login/?next={at('design')}"


def test_a_korean_title_gives_an_address_that_can_be_read(team):
    addresses = [add_design(team.workspace, by=team.owner, title="동네 도서관").slug for _ in range(2)]
    assert addresses == ["neighbourhood-library", "neighbourhood-library-2"]


def test_a_title_like_a_page_of_the_workspace_gets_another_address(team):
    assert add_design(team.workspace, by=team.owner, title="Members").slug == "members-2"


def _style(design, **changed):
    return {
        "profile": "rest", "names": "", "transitions": "", "idempotency_keys": "", "entity_tags": "",
        "seen": design.row_version, **changed,
    }  # fmt: skip


def test_a_style_is_kept_and_only_what_was_settled(editor, design, at):
    editor.post(at("design_style"), _style(design, profile="google", transitions="noun", entity_tags="no"))

    design.refresh_from_db()
    assert design.style == {"profile": "google", "transitions": "noun", "entity_tags": False}


def test_a_saved_style_comes_back_in_its_form(editor, design, at):
    editor.post(at("design_style"), _style(design, names="camel", idempotency_keys="yes"))

    form = editor.get(at("design_settings")).context["style_form"]
    assert (form["names"].value(), form["idempotency_keys"].value(), form["entity_tags"].value()) == (
        "camel",
        "yes",
        "",
    )


def test_the_settings_show_an_operation_of_the_design_under_each_choice(editor, design, at, said):
    add_operation(
        design.services.get(key="loans"),
        by=None,
        key="endLoan",
        kind="action",
        name="End a loan",
        inputs=[Field("loan_id", "uuid"), Field("shelf_no")],
    )

    text = said(editor.get(at("design_settings")))

    assert "Now “End a loan” looks like this: POST /loans/{loan_id}/completion 201 with shelf_no" in text
    assert "A verb behind a colon POST /loans/{loan_id}:end 204" in text
    assert "A verb as the last part POST /loans/{loan_id}/end 204" in text
    assert "pageToken. POST /loans/{loanId}:end 204 with shelfNo" in text


def test_a_design_without_a_transition_borrows_one_for_that_choice_alone(editor, at, said):
    text = said(editor.get(at("design_settings")))

    assert "Now “Borrow a tool” looks like this: POST /loans 201 with borrower_id" in text
    assert "As the house style has it Plain REST: as you typed them" in text
    assert "The example is “Cancel a rental”." in text


def test_a_design_without_operations_shows_an_example(team, viewer, empty_design, said):
    page = viewer.get(f"/w/{team.workspace.slug}/{empty_design.slug}/settings/")

    assert "As an example, “Cancel a rental” looks like this: POST /rentals/{rental_id}/cancellation" in said(
        page
    )


def test_a_style_that_there_is_not_is_refused(editor, design, at):
    page = editor.post(at("design_style"), _style(design, profile="baroque"))

    assert page.status_code == 422
    design.refresh_from_db()
    assert design.style == {}


def test_a_stale_style_shows_what_the_others_chose(editor, design, at, said):
    typed = _style(design, names="snake")
    editor.post(at("design_style"), _style(design, names="camel"))

    page = editor.post(at("design_style"), typed)

    assert page.status_code == 422
    assert "Names of fields You, in another window camelCase" in said(page)
    assert page.context["style_form"]["names"].value() == "snake"


def test_after_publishing_the_settings_warn_of_what_another_style_breaks(editor, published, at, said):
    assert "the next revision will list each one as breaking" in said(editor.get(at("design_settings")))


def test_every_house_style_has_a_name_and_words_for_people():
    assert set(PROFILE_NAMES) == set(PROFILE_WORDS) == set(PROFILES)


def test_the_specification_tells_its_style_and_leads_to_the_choice(editor, design, at, said):
    editor.post(at("design_style"), _style(design, profile="google", names="snake"))
    page = editor.get(at("specification"))

    assert "Style of the interface: Google's API guides, adapted" in said(page)
    assert at("design_settings") + "#style" in page.content.decode()
