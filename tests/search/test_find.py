"""Search reads the journal: what was written is found, what is gone is not, and nothing of others."""

import unicodedata

import pytest

from seedapp.actors import changes as actor_changes
from seedapp.designs import changes as design_changes
from seedapp.feedback import changes as feedback_changes
from seedapp.history.removal import put_back
from seedapp.search import find as finding
from seedapp.search.changes import read_journal
from seedapp.search.find import entries, find
from seedapp.search.models import Entry, Reading


def targets(found):
    return [entry.target for entry in entries(found.keys)]


def add_actor(design, team, name, **values):
    key = values.pop("key", "somebody")
    return actor_changes.add_actor(design, by=team.owner, key=key, name=name, kind="human", **values)


@pytest.mark.parametrize(
    ("asked", "target"),
    [
        ("weekend builder", "actor:weekend-builder"),
        ("tool shed", "design"),
        ("startLoan", "operation:loans/startLoan"),
        ("tool_id", "operation:loans/startLoan"),
    ],
)
def test_things_are_found_by_their_names_keys_and_fields(design, team, asked, target):
    assert target in targets(find(team.workspace, asked))


def test_a_call_of_a_diagram_is_found_with_its_number(design, team):
    label = design.interactions.get().messages.filter(number=1).get().label

    (entry,) = [one for one in entries(find(team.workspace, f'"{label}"').keys) if one.kind == "interaction"]

    assert ["call", "1", label] in entry.lines


def test_all_words_must_be_there_wherever_they_stand(empty_design, team):
    add_actor(empty_design, team, "Night commuter", description="Waits for the last train")
    add_actor(empty_design, team, "Night guard", key="guard")

    assert targets(find(team.workspace, "train night")) == ["actor:somebody"]
    assert len(find(team.workspace, "night").keys) == 2


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("자전거 주인", unicodedata.normalize("NFD", "자전거")),
        (unicodedata.normalize("NFD", "자전거 주인"), "전거"),
        ("ÉLODIE", "élodie"),
        ("Élodie", "elod"),
        ("ＢＩＫＥ", "bike"),
        ("Наталья", "НАТАЛЬЯ"),
        ("100% of_it", "0% of_"),
        (r"back\slash 'quote'", r"\slash 'q"),
    ],
)
def test_case_accents_and_composition_make_no_difference_and_signs_mean_themselves(
    empty_design, team, written, asked
):
    add_actor(empty_design, team, written)

    assert targets(find(team.workspace, asked)) == ["actor:somebody"]


@pytest.mark.parametrize("asked", ["%", "_", "a_b", "*", "?", "\\"])
def test_signs_of_patterns_match_nothing_but_themselves(empty_design, team, asked):
    add_actor(empty_design, team, "axb")

    assert find(team.workspace, asked).keys == []


def test_things_called_so_come_before_things_that_tell_of_it(empty_design, team):
    add_actor(empty_design, team, "Somebody", description="Repairs a ladder")
    add_actor(empty_design, team, "Ladder maker", key="maker")

    assert targets(find(team.workspace, "ladder")) == ["actor:maker", "actor:somebody"]


def test_an_edit_a_deletion_and_a_putting_back_are_followed(empty_design, team):
    actor = add_actor(empty_design, team, "Ferryman")
    assert len(find(team.workspace, "ferryman").keys) == 1

    actor_changes.edit_actor(actor, seen=actor.row_version, by=team.owner, name="Pilot")
    assert (find(team.workspace, "ferryman").keys, len(find(team.workspace, "pilot").keys)) == ([], 1)

    removal = actor_changes.remove_actor(actor, by=team.owner)
    assert find(team.workspace, "pilot").keys == []

    put_back(removal, design=empty_design, by=team.owner)
    assert len(find(team.workspace, "pilot").keys) == 1


def test_what_did_not_change_is_not_written_again(design, team):
    find(team.workspace, "loan")
    before = dict(Entry.objects.values_list("target", "pk"))
    actor = design.actors.get(key="weekend-builder")
    actor_changes.edit_actor(actor, seen=actor.row_version, by=team.owner, name="Sunday builder")

    find(team.workspace, "loan")

    after = dict(Entry.objects.values_list("target", "pk"))
    assert {target for target in after if after[target] != before[target]} == {"actor:weekend-builder"}


def test_comments_are_found(team, design):
    from seedapp.core import coach
    from seedapp.snapshot.take import take
    from seedapp.specification.changes import publish

    value = take(design)
    revision = publish(design, value=value, findings=coach.check(value), by=team.owner, note="Spring edition")
    round_, _token = feedback_changes.open_round(revision, by=team.editor)
    about = {"anchor_kind": "document", "anchor": "loans", "anchor_title": "Loans"}
    feedback_changes.begin_thread(round_, body="Why a wheelbarrow?", member=team.owner, **about)

    assert [one.partition(":")[0] for one in targets(find(team.workspace, "wheelbarrow"))] == ["thread"]
    assert targets(find(team.workspace, "spring")) == ["revision:1"]


def test_a_deleted_design_is_found_no_more_and_nothing_of_it_is_kept(empty_design, team):
    add_actor(empty_design, team, "Ferryman")
    find(team.workspace, "ferryman")
    removal = design_changes.remove_design(empty_design, by=team.owner)

    assert find(team.workspace, "ferryman").keys == []
    assert (Entry.objects.count(), Reading.objects.count()) == (0, 0)
    assert not removal.written.filter(thing__startswith="search.").exists()


def test_nothing_of_another_workspace_is_found_or_counted(design, team):
    elsewhere = team.outsider.workspaces.get()
    theirs = design_changes.add_design(elsewhere, by=team.outsider, title="Tool shed of others")
    find(elsewhere, "tool")

    ours = find(team.workspace, "tool")

    assert theirs.pk not in ours.designs
    assert {entry.design_id for entry in entries(ours.keys)} == {design.pk}
    assert sum(ours.kinds.values()) == len(ours.keys)


def test_counts_of_kinds_are_within_the_design_and_counts_of_designs_within_the_kind(
    design, empty_design, team
):
    add_actor(empty_design, team, "Loan officer")

    found = find(team.workspace, "loan", kind="actor", design=empty_design)

    assert targets(found) == ["actor:somebody"]
    assert found.kinds == {"actor": 1}
    assert set(found.designs) == {empty_design.pk}


def test_the_design_from_which_one_asks_comes_first(design, empty_design, team):
    add_actor(empty_design, team, "Weekend sailor")

    for first in (design, empty_design):
        found = entries(find(team.workspace, "weekend", first=first).keys)
        assert found[0].design_id == first.pk


@pytest.mark.parametrize("count", [1, 6])
def test_a_search_asks_a_constant_number_of_queries(team, sample, count, django_assert_num_queries):
    from seedapp.snapshot.restore import restore

    for _ in range(count):
        restore(sample, team.workspace, by=team.owner)
    find(team.workspace, "loan")

    with django_assert_num_queries(5):
        find(team.workspace, "loan")


def test_a_search_that_runs_out_of_time_says_how_many_designs_are_left(
    design, empty_design, team, monkeypatch
):
    monkeypatch.setattr(finding, "READING_SECONDS", -1.0)

    assert find(team.workspace, "loan").left == 1
    assert find(team.workspace, "loan").left == 0


def test_two_searches_at_once_keep_one_reading(design, team, monkeypatch):
    from seedapp.search import changes

    def overtaken(design_):
        monkeypatch.undo()
        read_journal([design_], seconds=9)
        return changes.things_of(design_)

    monkeypatch.setattr(changes, "things_of", overtaken)

    read_journal([design], seconds=9)

    assert Entry.objects.filter(target="design").count() == 1
