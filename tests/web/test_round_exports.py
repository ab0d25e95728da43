"""A whole round to take along: nothing that was said is missing, nothing secret is in it, nothing runs."""

import csv
import io
import json
import re

import pytest
from markdown_it import MarkdownIt

from seedapp.feedback import changes
from seedapp.specification.frozen import frozen_design

pytestmark = pytest.mark.django_db

EVIL = '=HYPERLINK("http://evil.test")'


@pytest.fixture
def gil(review):
    return changes.join(review.round.links.get(), name="Gil", perspective="client-developer")[0]


@pytest.fixture
def round_(review, gil, team, published):
    """A round in which everything was said that can be said."""
    loan = next(one for one in frozen_design(published).operations if one.key == "startLoan")
    place = {"anchor_kind": "operation", "anchor": loan.uid, "anchor_title": "Borrow a tool"}
    thread = changes.begin_thread(
        review.round, reviewer=gil, body="# Why\ntwo ids?", severity="must-fix", **place
    )
    changes.answer(thread, body="Because.", member=team.editor)
    changes.address(thread, member=team.editor, note="Took one out.")
    changes.give_verdict(gil, judgement="approve", operations=[loan.uid], note="Clear.")
    return review.round


@pytest.fixture
def export(viewer, at, round_):
    """The text of the file in a form."""

    def as_(form):
        answer = viewer.get(at("export_round", round_.pk, form))
        assert "attachment" in answer["Content-Disposition"]
        return answer.content.decode()

    return as_


def test_json_holds_everything_that_was_said(export):
    told = json.loads(export("json"))

    [thread] = told["threads"]
    assert [one["text"] for one in thread["comments"]] == ["# Why\ntwo ids?", "Because."]
    assert (thread["state"], thread["turns"][0]["note"]) == ("addressed", "Took one out.")
    [verdict] = told["verdicts"]
    assert (verdict["by"], verdict["judgement"], verdict["operations"]) == (
        "Gil",
        "approve",
        ["Borrow a tool"],
    )
    assert told["documents"][0]["sha256"]


def test_markdown_keeps_what_was_typed_within_its_place(export):
    text = export("md")

    assert "> # Why\n> two ids?" in text
    assert "\n# Why" not in text
    assert "### 1. Borrow a tool" in text
    assert "Took one out." in text


def test_csv_has_a_row_for_each_thing_said(export):
    head, *rows = csv.reader(io.StringIO(export("csv").removeprefix("\ufeff")))

    assert head[:4] == ["kind", "thread", "at", "by"]
    assert [row[0] for row in rows] == ["verdict", "comment", "comment", "turn"]
    assert rows[1][-1] == "# Why\ntwo ids?"


@pytest.mark.hostile(20)
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " ="])
def test_no_cell_of_the_csv_is_a_formula(export, review, gil, start):
    text = f"{start}cmd|' /C calc'!A0"
    changes.begin_thread(
        review.round, reviewer=gil, body=text, anchor_kind="document", anchor="", anchor_title=EVIL
    )

    cells = [cell for row in csv.reader(io.StringIO(export("csv").removeprefix("\ufeff"))) for cell in row]

    assert not [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t"))]


def test_nothing_secret_is_in_any_form(export, review, team):
    for form in ("md", "csv", "json"):
        text = export(form)
        assert review.token not in text
        assert "@team.test" not in text
        assert "token" not in text


def test_another_form_is_not_there(viewer, at, round_):
    assert viewer.get(at("export_round", round_.pk, "exe")).status_code == 404


def test_a_round_of_another_design_is_not_there(team, viewer, round_, sample):
    from seedapp.snapshot.restore import restore

    other = restore(sample, team.workspace, by=team.owner)

    address = f"/w/{team.workspace.slug}/{other.slug}/feedback/rounds/{round_.pk}/export/json/"
    assert viewer.get(address).status_code == 404


def test_the_page_to_print_has_everything_and_no_forms(viewer, at, round_, said):
    page = viewer.get(at("print_round", round_.pk))

    text = said(page)
    for part in ("two ids?", "Because.", "Took one out.", "Approve", "Gil", "Borrow a tool"):
        assert part in text
    assert "<textarea" not in page.content.decode()


def test_html_in_a_comment_is_words_in_every_form(export, viewer, at, review, gil, round_):
    changes.answer(round_.threads.get(), reviewer=gil, body="<script>alert(1)</script>")

    assert "<script>alert" not in viewer.get(at("print_round", round_.pk)).content.decode()
    assert "<script>" not in export("md")


def test_no_comment_says_where_the_words_of_others_lead(export, round_, gil):
    about = {"anchor_kind": "document", "anchor": "", "anchor_title": "Shed"}
    changes.begin_thread(round_, reviewer=gil, body="[Why]: http://evil.test\n[a\nb]: /x", **about)

    written = MarkdownIt("commonmark").render(export("md") + "\nSee [Why] and [a b].\n")

    assert "<a " not in written


@pytest.mark.parametrize("sign", ["=", "+", "@", "-", "＝", " ="])
@pytest.mark.parametrize("before", ["x;", "x\n", "x\t"])
def test_a_spreadsheet_that_takes_semicolons_for_commas_finds_no_formula(export, round_, gil, before, sign):
    about = {"anchor_kind": "document", "anchor": "", "anchor_title": "Shed"}
    changes.begin_thread(round_, reviewer=gil, body=f"{before}{sign}HYPERLINK(1)", **about)

    cells = [cell for line in export("csv").splitlines() for cell in re.split(r"[;\t]", line)]

    assert not [one for one in cells if one.lstrip(" ").startswith(("=", "+", "-", "@", "＝"))]


def test_items_of_a_list_stay_as_they_were_typed(export, round_, gil):
    about = {"anchor_kind": "document", "anchor": "", "anchor_title": "Shed"}
    changes.begin_thread(round_, reviewer=gil, body="Two things:\n- one; two\n- three", **about)

    assert "Two things:\n- one; two\n- three" in export("csv")
