"""The pages of publishing: what stands in the way, the versions, the moment, states, changelog, addresses."""

import re

import pytest

from seedapp.history.models import Change
from seedapp.operations.models import Operation
from seedapp.specification import changes

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken(design, published):
    """Since revision 1 an input of the loans has another name; nobody has thought of the version."""
    row = Operation.objects.get(service__design=design, key="startLoan")
    row.fields.filter(name="borrower_id").update(name="neighbour_id")


@pytest.fixture
def publish(editor, at):
    return lambda after=1, **typed: editor.post(at("publish"), {"note": "", "after": after, **typed})


def typed_on(page):
    """What the versions' fields hold."""
    return dict(re.findall(r'name="version-([\w-]+)" value="([^"]*)"', page.content.decode()))


def test_the_first_revision_may_have_any_version(editor, at, said):
    page = editor.get(at("publish"))
    assert "Publish revision 1" in said(page)
    assert "clients rely on nothing" in said(page)
    assert set(typed_on(page).values()) == {"0.1.0"}


def test_the_page_says_what_changed_whom_it_touches_and_the_version_that_will_do(editor, at, broken, said):
    page = editor.get(at("publish"))
    text = said(page)
    assert "Loans breaks clients Published 0.1.0" in text
    assert "below 1.0 the second number goes up. The service still says 0.1.0; publishing sets it." in text
    assert "“StartLoanRequest.borrower_id” is no longer taken. Stop sending it." in text
    assert "Touches J2 “I have found the tool that I need” of Weekend builder" in text
    assert "People affected Weekend builder J2" in text
    assert (typed_on(page)["loans"], typed_on(page)["tools"]) == ("0.2.0", "0.1.0")


def test_one_press_publishes_and_sets_the_versions(editor, at, design, broken, publish):
    answer = publish(**{f"version-{key}": one for key, one in typed_on(editor.get(at("publish"))).items()})
    assert (answer.status_code, answer["Location"]) == (302, at("published", 2))
    assert design.services.get(key="loans").version == "0.2.0"
    assert design.revisions.get(number=2).documents.get(service_key="loans").version == "0.2.0"


def test_a_version_that_does_not_do_is_refused_with_the_reason_beside_it(
    editor, design, broken, publish, said
):
    answer = publish(**{"version-loans": "0.1.1"})
    assert answer.status_code == 422
    assert "Clients of 0.1.0 break" in said(answer)
    assert "Version 0.2.0 would do." in said(answer)
    assert typed_on(answer)["loans"] == "0.1.1"
    assert design.revisions.count() == 1


@pytest.mark.parametrize("version", ["two", "1", "01.x.3", "0.2.0 ", "1.0.0-<b>", "９.0.0", "9" * 41])
def test_what_is_no_version_is_never_published(design, broken, publish, version):
    if version.strip() == "0.2.0":
        assert publish(**{"version-loans": version}).status_code == 302
        return
    assert publish(**{"version-loans": version}).status_code == 422
    assert design.revisions.count() == 1


def test_a_form_without_versions_publishes_under_those_of_the_services(design, published, publish):
    assert publish().status_code == 302


def test_nothing_new_is_said_so(editor, at, published, said):
    text = said(editor.get(at("publish")))
    assert "No document changed since revision 1" in text
    assert "nothing changed" in text


def test_errors_are_listed_with_the_place_to_mend_and_no_button(editor, at, design, said):
    Operation.objects.filter(service__design=design, key="startLoan").update(outcome="")
    page = editor.get(at("publish"))
    assert "1 error stands in the way" in said(page)
    assert at("operation", "loans", "startLoan") in page.content.decode()
    assert "Publish revision 1</button>" not in page.content.decode()


def test_a_version_that_is_too_short_is_no_error_of_the_coach_here(editor, at, broken, said):
    assert "Ready to be published" in said(editor.get(at("publish")))


def test_words_survive_what_stops_publishing(design, broken, publish, said):
    Operation.objects.filter(service__design=design, key="startLoan").update(outcome="")
    answer = publish(note="kept <words>")
    assert answer.status_code == 422
    assert "kept <words>" in said(answer)


def test_somebody_who_published_in_between_is_told_of_and_the_words_stay(team, at, published, publish, said):
    other = team.client(team.owner)
    other.post(at("publish"), {"note": "theirs", "after": 1})
    answer = publish(note="mine")
    assert answer.status_code == 409
    assert "edited or published in the meantime" in said(answer)
    assert "mine" in said(answer) and 'name="after" value="2"' in answer.content.decode()


def test_a_design_without_services_is_led_to_name_one(team, empty_design, said):
    from django.urls import reverse

    page = team.client(team.editor).get(
        reverse("publish", args=[empty_design.workspace.slug, empty_design.slug])
    )
    assert page.status_code == 200
    assert "Name a service" in said(page)


def test_the_moment_shows_what_was_frozen_and_what_comes_next(viewer, at, broken, publish, said):
    publish(note="The **second**", **{"version-loans": "0.2.0"})
    text = said(viewer.get(at("published", 2)))
    assert "Revision 2 is published" in text
    assert "Loans 0.1.0 → 0.2.0" in text
    assert "Tools 0.1.0 as before" in text
    assert viewer.get(at("published", 3)).status_code == 404


def test_a_revision_shows_its_way_through_the_states(team, viewer, at, published, said):
    changes.begin_review(published, by=team.editor)
    changes.approve(published, by=team.owner, reason="All agree")
    text = said(viewer.get(at("revision", 1)))
    assert re.search(r"Draft In review Editor, .* Approved Owner, .* All agree", text)


def test_editors_withdraw_with_a_reason_that_everybody_reads(editor, viewer, at, published, said):
    assert "Withdraw…" in said(editor.get(at("revision", 1)))
    assert "Withdraw…" not in said(viewer.get(at("revision", 1)))
    assert editor.post(at("withdraw_revision", 1), {"reason": " "}).status_code == 422
    assert editor.post(at("withdraw_revision", 1), {"reason": "It named <a customer>"}).status_code == 302
    for page in ("revision", "feedback", "changelog"):
        text = said(viewer.get(at(page, *([1] if page == "revision" else []))))
        assert "Withdrawn" in text and "It named <a customer>" in text, page


def test_withdrawing_again_changes_nothing(editor, at, design, published, said):
    editor.post(at("withdraw_revision", 1), {"reason": "Once"})
    number = Change.objects.filter(design_id=design.pk).count()
    answer = editor.post(at("withdraw_revision", 1), {"reason": "Twice"}, follow=True)
    assert "It was withdrawn already." in said(answer)
    assert Change.objects.filter(design_id=design.pk).count() == number


def test_the_changelog_tells_each_revision_newest_first(viewer, at, broken, publish, said):
    publish(note="Names are clearer", **{"version-loans": "0.2.0"})
    text = said(viewer.get(at("changelog")))
    assert text.index("Revision 2") < text.index("Revision 1")
    assert "Loans 0.1.0 → 0.2.0 Breaking: clients must change" in text
    assert "Tools 0.1.0, new" in text.partition("Revision 1")[2]
    assert "Names are clearer" in text


def test_the_changelog_is_downloaded_as_markdown_in_which_words_stay_words(viewer, at, broken, publish):
    publish(note="# Not a title\n<script>\n[a](javascript:b)", **{"version-loans": "0.2.0"})
    answer = viewer.get(at("download_changelog"))
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="tool-shed-changelog.md"'
    lines = answer.content.decode().splitlines()
    assert lines[0] == "# Changelog of Tool shed"
    assert "> \\# Not a title" in lines and "> \\<script\\>" in lines
    assert "### Loans 0.1.0 → 0.2.0" in lines
    assert "#### Breaking: clients must change" in lines
    assert sum(line.startswith("## Revision") for line in lines) == 2


def test_the_changelog_names_what_a_change_is_about(viewer, at, design, published, publish, said):
    Operation.objects.filter(service__design=design, key="startLoan").update(description="Other words.")
    assert publish(**{"version-loans": "0.1.1"}).status_code == 302
    assert "- **POST /loans**: The description" in viewer.get(at("download_changelog")).content.decode()
    assert "Wording POST /loans : The description" in said(viewer.get(at("changelog")))


def test_what_a_revision_changed_leaves_out_one_that_was_withdrawn(
    team, viewer, at, design, broken, publish, said
):
    publish(**{"version-loans": "0.2.0"})
    changes.withdraw(design.revisions.get(number=2), by=team.owner, reason="Too early")
    publish(after=2, **{"version-loans": "0.3.0"})
    assert "Changed since revision 1" in said(viewer.get(at("revision_changes", 3)))


def test_the_changelog_of_a_design_that_was_never_published(viewer, at, said):
    assert "Nothing is published yet" in said(viewer.get(at("changelog")))


def test_the_changelog_reads_no_documents_and_a_constant_number_of_rows(
    viewer, at, published, publish, django_assert_max_num_queries
):
    for number in range(1, 5):
        assert publish(after=number).status_code == 302
    with django_assert_max_num_queries(40) as asked:
        viewer.get(at("changelog"))
    texts = [one["sql"] for one in asked.captured_queries if '"specification_document"."yaml"' in one["sql"]]
    assert texts == []  # the coach remembers the latest


def test_public_addresses_are_opened_shown_closed_and_renewed(
    editor, viewer, at, design, published, said, client
):
    assert "The public addresses are closed" in said(viewer.get(at("public_addresses")))
    editor.post(at("public_addresses"), {"do": "open"})
    page = viewer.get(at("public_addresses")).content.decode()
    shown = re.findall(r"http://testserver(/published/[^\"]+)", page)
    assert {client.get(one).status_code for one in shown} == {200}
    key = design.publication.key
    editor.post(at("public_addresses"), {"do": "renew", "seen": key})
    editor.post(at("public_addresses"), {"do": "renew", "seen": key})  # the same press again
    assert {client.get(one).status_code for one in shown} == {404}
    design.publication.refresh_from_db()
    assert Change.objects.filter(design_id=design.pk, verb="specification.addresses_renewed").count() == 1
    editor.post(at("public_addresses"), {"do": "close"})
    assert design.publication.key not in viewer.get(at("public_addresses")).content.decode()


def test_the_same_bytes_are_listed_once(editor, at, published, publish, said):
    publish()
    editor.post(at("public_addresses"), {"do": "open"})
    assert "revision 1" in said(editor.get(at("public_addresses")))
    assert "revision 2" not in said(editor.get(at("public_addresses")))


def test_the_key_is_in_no_row_of_the_journal(team, design, published):
    key = changes.open_addresses(design, by=team.owner).key
    renewed = changes.renew_addresses(design, by=team.owner).key
    told = str(list(Change.objects.values()))
    assert key not in told and renewed not in told


@pytest.mark.parametrize("role", ["viewer", "reviewer"])
def test_only_editors_publish_withdraw_and_open(team, at, published, role):
    browser = team.client(getattr(team, role))
    assert browser.get(at("publish")).status_code == 403
    assert browser.post(at("withdraw_revision", 1), {"reason": "No"}).status_code == 403
    assert browser.post(at("public_addresses"), {"do": "open"}).status_code == 403
    page = browser.get(at("public_addresses")).content.decode()
    assert 'value="open"' not in page
