"""What is said: edited with its history kept, and whom it names."""

import time

import pytest

from seedapp.feedback import changes
from seedapp.feedback.mentioning import names_in
from seedapp.feedback.models import Mention
from seedapp.feedback.policy import CONTRIBUTIONS_PER_PACE

pytestmark = pytest.mark.django_db


@pytest.fixture
def gil(publish, join):
    return join(publish(), "Gil Ray")


@pytest.fixture
def say(gil):
    def begin(body="Why?", **by):
        return changes.begin_thread(
            gil.round,
            body=body,
            anchor_kind="document",
            anchor="",
            anchor_title="Tool shed",
            **(by or {"reviewer": gil}),
        ).comments.get()

    return begin


def test_edited_comment_keeps_what_it_said(say, gil):
    comment = say("First")

    changes.edit_comment(comment, body="Second", reviewer=gil)
    changes.edit_comment(comment, body="Third", reviewer=gil)

    comment.refresh_from_db()
    assert (comment.body, [one.body for one in comment.versions.all()]) == ("Third", ["First", "Second"])
    assert comment.versions.first().written_at == comment.written_at
    assert comment.edited_at


def test_same_words_again_are_no_edit(say, gil):
    comment = say("First")

    changes.edit_comment(comment, body="First", reviewer=gil)

    comment.refresh_from_db()
    assert (comment.edited_at, comment.versions.count()) == (None, 0)


def test_nobody_edits_the_words_of_another(say, gil, team):
    with pytest.raises(changes.NotTheirWords):
        changes.edit_comment(say(), body="Mine", member=team.owner)
    with pytest.raises(changes.NotTheirWords):
        changes.edit_comment(say("Ours", member=team.owner), body="Mine", reviewer=gil)


def test_reviewer_by_account_edits_as_a_member_too(publish, join, team):
    rae = join(publish(), "Rae", user=team.reviewer)
    thread = changes.begin_thread(
        rae.round, body="One", anchor_kind="document", anchor="", anchor_title="x", reviewer=rae
    )

    changes.edit_comment(thread.comments.get(), body="Two", member=team.reviewer)
    changes.resolve(thread, member=team.reviewer)

    assert thread.comments.get().body == "Two"


def test_reviewer_of_a_closed_round_does_not_edit(say, gil):
    comment = say()
    changes.close_round(gil.round, by=None)

    with pytest.raises(changes.RoundOver):
        changes.edit_comment(comment, body="Late", reviewer=gil)


def test_edits_count_against_the_pace_of_a_person(say, gil):
    comment = say()

    with pytest.raises(changes.TooMany):
        for number in range(CONTRIBUTIONS_PER_PACE + 2):
            changes.edit_comment(comment, body=f"Version {number}", reviewer=gil)


def test_turns_count_against_the_pace_of_a_person(say, gil):
    thread = say().thread

    with pytest.raises(changes.TooMany):
        for _number in range(CONTRIBUTIONS_PER_PACE):
            changes.resolve(thread, reviewer=gil)
            changes.reopen(thread, reviewer=gil)


def test_comment_names_members_and_reviewers_of_its_round_and_nobody_else(say, gil, publish, join, team):
    uli = changes.join(gil.round.links.get(), name="Uli", perspective="end-user")[0]
    join(publish(), "Kim")  # of another round
    comment = say("@Editor and @uli, what do you say? Not you @Gil Ray, @Kim, @Outsider, @Nobody.")

    named = {(one.member, one.reviewer) for one in Mention.objects.filter(comment=comment)}

    assert named == {(team.editor, None), (None, uli)}


def test_edit_names_who_was_not_named_before_and_forgets_nobody(say, gil, team):
    comment = say("@Editor?")

    changes.edit_comment(comment, body="@Owner?", reviewer=gil)
    changes.edit_comment(comment, body="@Owner and @Editor?", reviewer=gil)

    assert [one.member for one in comment.mentions.all()] == [team.editor, team.owner]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@Ann", {"ann"}),
        ("Hello @ann lee!", {"ann lee"}),
        ("@Ann Leeson", {"ann"}),
        ("mail ann@ann.test", set()),
        ("`@Ann` and ```\n@Ann\n```", set()),
        ("@@Ann", set()),
        ("@김하늘님이 보세요", {"김하늘"}),
        ("@Annabel", set()),
        ("(@Ann) @Ann, @Ann", {"ann"}),
        ("", set()),
    ],
)
def test_names_stand_behind_an_at_sign(text, found):
    assert names_in(text, ["Ann", "Ann Lee", "김하늘", " "]) == found


def test_two_of_one_name_are_both_named(say, gil):
    for _person in range(2):
        changes.join(gil.round.links.get(), name="Uli", perspective="end-user")

    comment = say("@Uli?")

    assert comment.mentions.count() == 2


def test_a_text_that_is_all_signs_of_names_is_read_quickly():
    names = {f"Somebody with the name {number:04}" for number in range(1200)}

    began = time.process_time()
    found = names_in("@ " * 10_000 + "@Somebody with the name 0007", names)

    assert found == {"somebody with the name 0007"}
    assert time.process_time() - began < 0.5
