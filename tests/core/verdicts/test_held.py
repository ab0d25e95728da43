"""For which operations a verdict of an earlier edition holds, and that this is never said of more."""

from hypothesis import given
from hypothesis import strategies as st

from seedapp.core.verdicts import Edition, Given, held_in, standing_of

FIND, LEND = "find", "lend"


def approve(id, person="gil", *operations, judgement="approve"):
    return Given(id, person, "client-developer", judgement, frozenset(operations))


def editions(*contents_and_given):
    return [
        Edition(number, contents, verdicts)
        for number, (contents, verdicts) in enumerate(contents_and_given, start=1)
    ]


def what_holds(*contents_and_given):
    """The verdict's id → (the edition it was given on, what it holds for, what it lapsed for)."""
    return {
        one.given.id: (one.origin, set(one.holds), set(one.lapsed))
        for one in held_in(editions(*contents_and_given))
    }


def test_a_verdict_on_the_whole_holds_for_every_operation_of_its_edition():
    assert what_holds(({FIND: "1", LEND: "1"}, [approve(1)])) == {1: (1, {FIND, LEND}, set())}


def test_it_is_handed_down_where_the_content_is_equal_and_lapses_where_it_is_not():
    found = what_holds(({FIND: "1", LEND: "1"}, [approve(1)]), ({FIND: "1", LEND: "2"}, []))

    assert found == {1: (1, {FIND}, {LEND})}


def test_it_never_holds_for_an_operation_that_came_later():
    found = what_holds(({FIND: "1"}, [approve(1)]), ({FIND: "1", LEND: "1"}, []))

    assert found == {1: (1, {FIND}, set())}


def test_through_several_editions_it_names_the_one_that_it_was_given_on():
    same = {FIND: "1"}

    assert what_holds((same, [approve(1)]), (same, []), (same, [])) == {1: (1, {FIND}, set())}


def test_what_changed_and_changed_back_has_lapsed():
    found = what_holds(({FIND: "1"}, [approve(1)]), ({FIND: "2"}, []), ({FIND: "1"}, []))

    assert found == {1: (1, set(), {FIND})}


def test_a_later_verdict_takes_the_place_of_an_earlier_one_only_where_it_speaks():
    found = what_holds(
        ({FIND: "1", LEND: "1"}, [approve(1)]),
        ({FIND: "1", LEND: "1"}, [approve(2, "gil", LEND, judgement="request-changes")]),
    )

    assert found == {1: (1, {FIND}, set()), 2: (2, {LEND}, set())}


def test_a_verdict_of_somebody_else_takes_nothing_from_it():
    found = what_holds(({FIND: "1"}, [approve(1), approve(2, "eva", judgement="request-changes")]))

    assert found == {1: (1, {FIND}, set()), 2: (1, {FIND}, set())}


def test_who_judged_anew_what_had_lapsed_has_no_lapsed_verdict_any_more():
    found = what_holds(({FIND: "1"}, [approve(1)]), ({FIND: "2"}, [approve(2)]))

    assert found == {2: (2, {FIND}, set())}


def test_a_request_for_changes_is_handed_down_too():
    found = held_in(editions(({FIND: "1"}, [approve(1, judgement="request-changes")]), ({FIND: "1"}, [])))

    assert [one.given.judgement for one in standing_of(2, {FIND: "1"}, found).against] == ["request-changes"]


def test_an_edition_without_operations_is_approved_as_a_whole():
    found = held_in(editions(({}, [approve(1)])))

    assert standing_of(1, {}, found).approves("client-developer")


def test_it_is_approved_when_approvals_of_several_hold_for_every_operation_between_them():
    contents = {FIND: "1", LEND: "1"}
    by_one = standing_of(1, contents, held_in(editions((contents, [approve(1, "gil", FIND)]))))
    by_two = standing_of(
        1, contents, held_in(editions((contents, [approve(1, "gil", FIND), approve(2, "eva", LEND)])))
    )

    assert (by_one.unapproved("client-developer"), by_two.unapproved("client-developer")) == ((LEND,), ())


UIDS = ("a", "b", "c")
CONTENTS = st.dictionaries(st.sampled_from(UIDS), st.sampled_from("12"))
GIVEN = st.tuples(
    st.sampled_from(["gil", "eva"]),
    st.sampled_from(["approve", "request-changes", "comment"]),
    st.sets(st.sampled_from(UIDS)),
)
STORIES = st.lists(st.tuples(CONTENTS, st.lists(GIVEN, max_size=3)), min_size=1, max_size=5)


@given(STORIES)
def test_one_verdict_of_each_person_holds_for_an_operation_if_nothing_changed_since(story):
    ids = iter(range(1, 100))
    told = [
        Edition(
            number,
            contents,
            [Given(next(ids), who, "end-user", what, frozenset(on)) for who, what, on in verdicts],
        )
        for number, (contents, verdicts) in enumerate(story, start=1)
    ]
    held = {(one.given.person, uid, one.given.id) for one in held_in(told) for uid in one.holds}

    assert held == set(slowly_held(told))


def slowly_held(told):
    """Each person and operation by itself: the last that was said, if nothing changed from then on."""
    for person in ("gil", "eva"):
        for uid in told[-1].contents:
            said = [
                (edition, one)
                for edition in told
                for one in edition.given
                if one.person == person and uid in edition.contents and uid in (one.operations or UIDS)
            ]
            if said:
                origin, last = said[-1]
                since = told[told.index(origin) :]
                if all(one.contents.get(uid) == origin.contents[uid] for one in since):
                    yield person, uid, last.id
