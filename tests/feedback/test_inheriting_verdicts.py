"""What a revision inherits of what was said of earlier ones, and from which version."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seedapp.feedback import changes
from seedapp.feedback.judged import judged, judged_by
from seedapp.operations.models import Operation

pytestmark = pytest.mark.django_db


@pytest.fixture
def reword(design):
    """Changes what an operation says, behind the rooms: `reword("startLoan")`."""
    return lambda key: Operation.objects.filter(service__design=design, key=key).update(description="Anew.")


def uid(design, key):
    return str(Operation.objects.get(service__design=design, key=key).uid)


def holding(seen, name="Gil"):
    """(judgement, version, inherited, how many it holds for, names of what it lapsed for) of a reviewer."""
    return [
        (
            one.verdict.judgement,
            one.given_on,
            one.is_inherited,
            len(one.holding.holds),
            seen.names(one.holding.lapsed),
        )
        for one in seen.voices
        if one.verdict.reviewer.name == name
    ]


def test_what_did_not_change_inherits_its_verdict_from_the_version_it_was_given_on(publish, join):
    changes.give_verdict(join(publish()), judgement="approve")

    seen = judged(publish())

    assert holding(seen) == [("approve", "0.1.0", True, len(seen.titles), [])]


def test_a_verdict_lapses_for_what_changed_and_is_never_shown_as_given_anew(publish, join, reword, design):
    changes.give_verdict(join(publish()), judgement="approve")
    reword("startLoan")

    seen = judged(publish())

    [(_judgement, _version, inherited, count, lapsed)] = holding(seen)
    assert inherited
    assert (count, lapsed) == (len(seen.titles) - 1, [seen.titles[uid(design, "startLoan")]])


def test_through_several_revisions_the_first_is_named(publish, join):
    changes.give_verdict(join(publish()), judgement="approve")
    publish()

    assert {version for _judgement, version, *_rest in holding(judged(publish()))} == {"0.1.0"}


def test_a_request_for_changes_is_inherited_until_what_it_is_about_changes(publish, join, reword, design):
    loan = uid(design, "startLoan")
    changes.give_verdict(join(publish()), judgement="request-changes", operations=[loan])
    unchanged = judged(publish())
    reword("startLoan")

    assert [one.given.judgement for one in unchanged.standing.against] == ["request-changes"]
    assert judged(publish()).standing.against == ()


def test_a_guest_who_comes_again_by_name_takes_their_own_word_back(publish, join):
    changes.give_verdict(join(publish(), "Gil"), judgement="request-changes")
    changes.give_verdict(join(publish(), " gil "), judgement="approve")

    assert not judged(publish()).standing.against


def test_two_guests_of_one_name_in_a_round_stay_two_people(publish, join, team):
    first = publish()
    round_, _token = changes.open_round(first, by=team.editor)
    link = round_.links.get()
    for judgement in ("request-changes", "approve"):
        guest = changes.join(link, name="Gil", perspective="client-developer", token=f"secret of {judgement}")
        changes.give_verdict(guest[0], judgement=judgement)

    assert len(judged(first).standing.against) == 1


def test_a_member_is_the_same_person_in_every_round(publish, team, design):
    first, second = publish(), publish()
    for revision, judgement in ((first, "request-changes"), (second, "approve")):
        round_, _token = changes.open_round(revision, by=team.editor)
        member = team.workspace.members.get(user=team.reviewer)
        reviewer = changes.enter(round_, member=member, perspective="client-developer")
        changes.give_verdict(reviewer, judgement=judgement)

    assert not judged(second).standing.against


def test_where_services_differ_the_version_is_that_of_the_operations_own(publish, join, design):
    first = publish()
    first.documents.filter(service_key="loans").update(version="0.0.9")
    changes.give_verdict(join(first), judgement="approve")

    seen = judged(publish())

    loan = uid(design, "startLoan")
    assert seen.voices[0].given_on == "revision 1"
    assert seen.voice(seen.stands_for(loan).holding[0], loan).given_on == "0.0.9"


def test_the_number_of_queries_does_not_depend_on_reviewers(publish, join):
    revision = publish()

    def queries_with(*names):
        for name in names:
            changes.give_verdict(join(revision, name), judgement="approve")
        with CaptureQueriesContext(connection) as asked:
            judged(revision)
        return len(asked)

    queries_with("Gil")  # the index of the revision is read once
    assert queries_with("Ada") == queries_with("Bo", "Cy", "Di")


@pytest.mark.parametrize(("is_many", "told"), [(False, [("approve", True)]), (True, [])])
def test_a_guest_is_shown_what_they_said_before_only_by_a_link_of_their_own(publish, team, is_many, told):
    def reviewer():
        round_, _token = changes.open_round(publish(), by=team.editor)
        person = None if is_many else [changes.Person("Gil", "client-developer")]
        link = round_.links.get() if is_many else changes.make_links(round_, by=None, people=person)[0][0]
        given = {"name": "Gil", "perspective": "client-developer"} if is_many else {}
        return changes.join(link, **given)[0]

    changes.give_verdict(reviewer(), judgement="approve")

    seen = judged_by(reviewer())

    assert [(one.verdict.judgement, one.is_inherited) for one in seen.voices] == told


def test_operations_that_share_a_name_are_told_with_their_services(publish, design):
    Operation.objects.filter(service__design=design).update(name="Do it")

    titles = set(judged(publish()).titles.values())

    assert titles == {f"Do it ({one})" for one in ("Loans", "Tools")}
