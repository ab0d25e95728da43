"""What was said of a revision is there in the next one, for whom it concerns."""

import pytest

from seedapp.feedback import changes
from seedapp.feedback.carrying import begun_before, open_round_for, said_until
from seedapp.feedback.policy import RoundOver

pytestmark = pytest.mark.django_db
LOAN = {
    "anchor_kind": "operation",
    "anchor": "22222222-2222-4222-8222-222222222222",
    "anchor_title": "Borrow a tool",
}


@pytest.fixture
def reviewing(team, publish):
    """A round on the next revision, and who came to it: by a link for one person, or for many."""

    def begin(name="Gil", *, is_many=False):
        round_, _token = changes.open_round(publish(), by=team.owner)
        people = [changes.Person() if is_many else changes.Person(name, "client-developer")]
        [(link, _token)] = changes.make_links(round_, by=team.owner, people=people)
        return changes.join(link, name=name, perspective="client-developer")[0]

    return begin


def say(reviewer, body="Why?"):
    return changes.begin_thread(reviewer.round, reviewer=reviewer, body=body, **LOAN)


def test_team_reads_what_was_said_of_this_revision_and_of_those_before(reviewing):
    first, second = reviewing("Gil"), reviewing("Hana")
    early, late = say(first), say(second)

    assert set(said_until(first.round.revision)) == {early}
    assert set(said_until(second.round.revision)) == {early, late}


def test_the_person_of_a_link_finds_what_they_began_before(reviewing):
    thread = say(reviewing("Gil"))

    assert list(begun_before(reviewing("Gil"))) == [thread]


def test_an_account_finds_what_it_began_before(reviewing, team):
    first, second = reviewing(is_many=True), reviewing(is_many=True)
    for one in (first, second):
        one.user = team.outsider
        one.save()
    thread = say(first)

    assert list(begun_before(second)) == [thread]


def test_a_name_that_anybody_can_give_opens_nothing_of_before(reviewing):
    say(reviewing("Gil"))

    assert list(begun_before(reviewing("Gil", is_many=True))) == []


def test_of_two_who_bear_one_name_neither_is_taken_for_the_other(reviewing, team):
    first = reviewing("Gil")
    twin = changes.Person("Gil", "client-developer")
    [(link, _token)] = changes.make_links(first.round, by=team.owner, people=[twin])
    say(first)
    changes.join(link)

    assert list(begun_before(reviewing("Gil"))) == []


def test_in_a_later_round_with_two_of_one_name_neither_finds_what_was_begun(reviewing, team):
    say(reviewing("Gil"))
    later = reviewing("Gil")
    twin = changes.Person("Gil", "client-developer")
    changes.make_links(later.round, by=team.owner, people=[twin])

    assert list(begun_before(later)) == []


def test_what_others_began_is_not_carried_to_a_reviewer(reviewing):
    say(reviewing("Hana"))

    assert list(begun_before(reviewing("Gil"))) == []


def test_its_author_resolves_a_thread_of_a_closed_round_from_a_later_one(reviewing, team):
    first = reviewing("Gil")
    thread = say(first)
    changes.close_round(first.round, by=team.owner)
    first.round.refresh_from_db()
    reviewing("Gil")

    changes.resolve(thread, reviewer=first, note="Thank you.")

    thread.refresh_from_db()
    assert thread.state == "resolved"


def test_without_a_later_round_a_closed_one_takes_nothing(reviewing, team):
    first = reviewing("Gil")
    thread = say(first)
    changes.close_round(first.round, by=team.owner)
    first.round.refresh_from_db()
    reviewing("Hana")

    with pytest.raises(RoundOver):
        changes.answer(thread, reviewer=first, body="And now?")


def test_a_crowd_in_a_later_round_costs_nothing(reviewing, team, django_assert_max_num_queries):
    first, later = reviewing("Hana"), reviewing("Gil")
    crowd = [changes.Person(f"Reviewer {number}", "client-developer") for number in range(30)]
    for link, _token in changes.make_links(later.round, by=team.owner, people=crowd):
        changes.join(link)

    changes.close_round(first.round, by=team.owner)

    first.round.refresh_from_db()
    with django_assert_max_num_queries(6):
        assert open_round_for(first) is None
