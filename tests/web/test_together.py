"""What an open page asks: the pulse of a design and of a workspace, and saying where one is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from seedapp.actors import changes as actors
from seedapp.history.changes import last_number
from seedapp.presence.models import Presence
from seedapp.workspaces import changes as workspaces
from seedapp.workspaces.models import Member


@pytest.fixture
def address(team, design):
    def of(name, *args):
        return reverse(name, args=[team.workspace.slug, design.slug, *args])

    return of


@pytest.fixture
def pulse(team, address):
    """`pulse(person, after)`: the answer as a page reads it."""

    def ask(person, after=""):
        return team.client(person).get(address("pulse"), {"after": after}).json()

    return ask


def rename(design, by, name="Sunday builder"):
    row = design.actors.get(key="weekend-builder")
    actors.edit_actor(row, seen=row.row_version, by=by, name=name)


def test_a_pulse_says_what_was_written_behind_a_number(design, team, pulse):
    before = last_number(design.pk)
    rename(design, team.owner)

    answer = pulse(team.viewer, before)

    assert answer["mark"] == str(before + 1)
    (told,) = answer["changes"]
    assert told["words"].startswith("Owner ")
    assert "Sunday builder" in told["words"]
    assert (told["by"], told["mine"], told["removed"]) == ("Owner", False, False)


def test_a_change_names_the_page_and_the_place_of_its_thing(design, team, pulse, address):
    before = last_number(design.pk)
    rename(design, team.owner)

    (told,) = pulse(team.viewer, before)["changes"]

    assert told["url"] == f"{address('actors')}#{told['anchor']}"
    page = team.client(team.viewer).get(address("actors")).content.decode()
    assert f'id="{told["anchor"]}"' in page


def test_ones_own_changes_are_marked(design, team, pulse):
    before = last_number(design.pk)
    rename(design, team.editor)

    assert pulse(team.editor, before)["changes"][0]["mine"]


def test_a_deletion_brings_its_undo_to_those_who_may(design, team, pulse, address):
    before = last_number(design.pk)
    actor = actors.add_actor(design, by=team.owner, key="passer-by", name="Passer-by", kind="human")
    number = actors.remove_actor(actor, by=team.owner).number

    for person, undo in ((team.editor, address("undo_change", number)), (team.viewer, "")):
        told = pulse(person, before)["changes"][-1]
        assert (told["removed"], told["undo"]) == (True, undo)


def test_a_long_absence_is_told_in_short(design, team, pulse):
    before = last_number(design.pk)
    for number in range(33):
        rename(design, team.owner, f"Builder {number}")

    answer = pulse(team.viewer, before)

    assert (len(answer["changes"]), answer["more"]) == (30, 3)


@pytest.mark.parametrize("after", ["", "x", "-1", "²", "9" * 40, "999999"])
def test_a_number_that_is_none_asks_for_nothing(design, team, pulse, after):
    answer = pulse(team.viewer, after)

    assert answer["changes"] == []
    assert answer["mark"] == str(last_number(design.pk))


def test_a_pulse_takes_few_queries_and_writes_nothing(design, team, address, pulse):
    before = last_number(design.pk)
    rename(design, team.owner)
    actors.add_actor(design, by=team.owner, key="passer-by", name="Passer-by", kind="human")
    for person in (team.owner, team.editor, team.reviewer):
        team.client(person).post(address("here"), {"page": address("actors")})
    client = team.client(team.viewer)

    asked = {}
    for what, after in (("nothing new", ""), ("two changes", before)):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address("pulse"), {"after": after}).status_code == 200
        asked[what] = [one["sql"] for one in queries]

    assert {what: len(sql) for what, sql in asked.items()} == {"nothing new": 6, "two changes": 7}
    assert all(one.startswith("SELECT") for sql in asked.values() for one in sql)


def test_a_page_carries_the_number_that_it_was_made_at(design, team, address):
    page = team.client(team.viewer).get(address("actors"))

    assert f'data-mark="{last_number(design.pk)}"' in page.content.decode()


def test_the_number_of_a_page_costs_no_query(design, team, address):
    client = team.client(team.viewer)
    with CaptureQueriesContext(connection) as queries:
        client.get(address("actors"))

    asking = [one["sql"] for one in queries if "history_journal" in one["sql"]]
    assert len(asking) == 1
    assert "designs_design" in asking[0]


# who is here


def test_people_see_who_else_is_here_and_where(design, team, address, pulse):
    team.client(team.editor).post(
        address("here"), {"page": address("actor", "weekend-builder"), "editing": "1"}
    )

    (other,) = pulse(team.viewer)["people"]

    assert (other["name"], other["initial"], other["where"]) == ("Editor", "E", "Actors")
    assert other["page"] == other["url"] == address("actor", "weekend-builder")
    assert other["editing"]
    assert f'id="{other["anchor"]}"' in team.client(team.viewer).get(address("actors")).content.decode()
    assert pulse(team.editor)["people"] == []


def test_nobody_of_elsewhere_is_shown(design, team, address, pulse):
    assert team.client(team.outsider).post(address("here"), {"page": address("actors")}).status_code == 404

    assert not Presence.objects.exists()


@pytest.mark.parametrize(
    "page",
    ["https://evil.test/", "//evil.test", "/w/elsewhere/secret/actors/", "/accounts/login/", "", "../.."],
)
def test_a_page_that_is_none_of_the_design_is_its_overview(design, team, address, pulse, page):
    team.client(team.editor).post(address("here"), {"page": page})

    (other,) = pulse(team.viewer)["people"]
    assert (other["where"], other["url"]) == ("Overview", address("design"))


def test_an_address_within_the_design_that_leads_nowhere_is_not_kept(design, team, address, pulse):
    team.client(team.editor).post(address("here"), {"page": address("design") + "no/such/<page>"})

    (other,) = pulse(team.viewer)["people"]
    assert other["url"] == address("design")


def test_a_page_that_only_takes_posts_is_shown_as_its_step(design, team, address, pulse):
    team.client(team.editor).post(address("here"), {"page": address("add_actor")})

    (other,) = pulse(team.viewer)["people"]
    assert other["url"] == address("actors")


def test_who_may_only_look_does_not_edit(design, team, address, pulse):
    team.client(team.viewer).post(address("here"), {"page": address("actors"), "editing": "1"})

    (other,) = pulse(team.editor)["people"]
    assert not other["editing"]


def test_saying_again_where_one_is_writes_nothing_for_a_while(design, team, address):
    client = team.client(team.viewer)
    client.post(address("here"), {"page": address("actors")})

    with CaptureQueriesContext(connection) as queries:
        client.post(address("here"), {"page": address("history")})

    changed = [one["sql"] for one in queries if not one["sql"].startswith("SELECT")]
    assert [one for one in changed if not one.startswith("UPDATE")] == []
    assert Presence.objects.get().page == "actors/"


# what has become of a page


def test_a_role_that_was_lowered_shows_in_the_pulse(design, team, pulse):
    assert pulse(team.editor)["role"] == "editor"

    Member.objects.filter(user=team.editor).update(role="viewer")

    answer = pulse(team.editor)
    assert (answer["role"], answer["role_name"]) == ("viewer", "Viewer")


def test_who_was_taken_out_finds_nothing(design, team, address):
    workspaces.remove_member(Member.objects.get(user=team.editor), by=team.owner)

    assert team.client(team.editor).get(address("pulse")).status_code == 404


def test_a_new_sign_in_gives_a_new_seal(design, team, address):
    client = team.client(team.viewer)
    seals = []
    for cookie in ("a" * 32, "b" * 32):
        client.cookies["csrftoken"] = cookie
        seals.append(client.get(address("pulse")).json()["seal"])

    assert seals[0] != seals[1]
    assert "a" * 8 not in seals[0]


def test_the_mark_of_a_workspace_follows_its_members(team):
    client, pulse = team.client(team.viewer), reverse("workspace_pulse", args=[team.workspace.slug])
    before = client.get(pulse).json()["mark"]
    assert client.get(pulse).json()["mark"] == before

    workspaces.change_role(Member.objects.get(user=team.reviewer), role="viewer", by=team.owner)

    assert client.get(pulse).json()["mark"] != before
    assert team.client(team.outsider).get(pulse).status_code == 404


def test_the_page_of_the_members_carries_their_mark(team):
    client = team.client(team.viewer)
    mark = client.get(reverse("workspace_pulse", args=[team.workspace.slug])).json()["mark"]

    page = client.get(reverse("members", args=[team.workspace.slug])).content.decode()

    assert f'data-mark="{mark}"' in page
