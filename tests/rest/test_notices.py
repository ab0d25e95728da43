"""Notices through the REST API: one's own only, marked as read, preferences with exceptions, what is new."""

import pytest

from seedapp.accounts import token_changes
from seedapp.actors import changes as actors
from seedapp.core import coach
from seedapp.feedback import changes as feedback
from seedapp.history.changes import last_number
from seedapp.notices import reading
from seedapp.notices.models import Notice
from seedapp.snapshot.take import take
from seedapp.specification.changes import publish

pytestmark = pytest.mark.django_db

NOTICES = "/api/v1/notices"
PREFERENCES = "/api/v1/notice-preferences"


@pytest.fixture
def thread(team, design):
    """The reviewer's, answered by the editor."""
    value = take(design)
    revision = publish(design, value=value, findings=coach.check(value), by=team.owner)
    round_ = feedback.open_round(revision, by=team.owner)[0]
    about = {"anchor_kind": "document", "anchor": "", "anchor_title": "Shed"}
    begun = feedback.begin_thread(round_, body="What is it?", member=team.reviewer, **about)
    feedback.answer(begun, body="A shed.", member=team.editor)
    while reading.read_on():
        continue
    return begun


def test_ones_own_notices_are_listed(callers, team, design, thread):
    found = callers.reviewer.get(f"{NOTICES}?kind=answered").json()["items"]

    assert [one["kind"] for one in found] == ["answered"]
    told = {name: found[0][name] for name in ("workspace", "design", "about", "by", "quote", "read_at")}
    assert told == {
        "workspace": team.workspace.slug,
        "design": design.slug,
        "about": f"feedback.thread:{thread.pk}",
        "by": "Editor",
        "quote": "A shed.",
        "read_at": None,
    }


@pytest.mark.hostile(23)
def test_an_outsider_has_none_of_them(callers, thread):
    assert callers.outsider.get(NOTICES).json()["items"] == []
    theirs = Notice.objects.first()

    assert callers.outsider.post(f"{NOTICES}/{theirs.pk}/mark-read").status_code == 404


@pytest.mark.hostile(23)
def test_a_token_for_another_workspace_sees_none_of_them(team, client, callers, thread):
    from seedapp.workspaces.changes import found_workspace

    other = found_workspace(name="Other", by=team.reviewer)
    _token, secret = token_changes.make_token(
        team.reviewer, name="T", scope="write", only_in=other.pk, days=7
    )
    sent = {"Authorization": f"Bearer {secret}"}

    assert client.get(NOTICES, headers=sent).json()["items"] == []
    marked = client.post(f"{NOTICES}/mark-read", {}, "application/json", headers=sent)
    assert marked.json() == {"marked": 0}
    assert client.get(PREFERENCES, headers=sent).status_code == 403


def test_they_are_marked_as_read(callers, team, thread):
    newest = callers.reviewer.get(f"{NOTICES}?sort=-id").json()["items"][0]["id"]

    marked = callers.reviewer.post(f"{NOTICES}/mark-read", {"upto": newest}).json()["marked"]

    assert marked == Notice.objects.filter(reader__user=team.reviewer).count()
    assert callers.reviewer.get(f"{NOTICES}?unread=true").json()["items"] == []


def test_one_is_marked_as_read(callers, thread):
    one = callers.reviewer.get(f"{NOTICES}?kind=answered").json()["items"][0]["id"]

    assert callers.reviewer.post(f"{NOTICES}/{one}/mark-read").json() == {"marked": 1}
    assert callers.reviewer.post(f"{NOTICES}/{one}/mark-read").json() == {"marked": 0}


def test_preferences_are_read_and_chosen(callers, team, design):
    usual = callers.reviewer.get(PREFERENCES)
    assert usual.json() == {"mail": "immediately", "time_zone": "", "morning_hour": 7, "exceptions": []}
    wanted = {
        "mail": "daily",
        "time_zone": "Asia/Seoul",
        "morning_hour": 8,
        "exceptions": [{"workspace": team.workspace.slug, "design": design.slug, "mail": "off"}],
    }

    answer = callers.reviewer.patch(PREFERENCES, wanted, If_Match=usual["ETag"])

    assert (answer.status_code, answer.json()) == (200, wanted)
    assert callers.reviewer.patch(PREFERENCES, {"mail": "off"}, If_Match=usual["ETag"]).status_code == 412


@pytest.mark.hostile(43)
@pytest.mark.parametrize(
    "sent",
    [
        {"mail": "often"},
        {"morning_hour": 24},
        {"time_zone": "Mars/Base"},
        {"exceptions": [{"workspace": "elsewhere", "mail": "off"}]},
        {"exceptions": [{"workspace": "shed", "design": "no-such", "mail": "off"}]},
        {"exceptions": [{"workspace": "shed", "mail": "off", "more": 1}]},
        {"other": 1},
    ],
)
def test_a_preference_that_cannot_be_is_refused(callers, design, sent):
    assert callers.reviewer.patch(PREFERENCES, sent, If_Match="*").status_code == 400


def test_what_is_new_is_read_and_seen(callers, team, design):
    seen = last_number(design.pk)
    callers.viewer.post("news/seen", {"number": seen})
    actors.add_actor(design, by=team.editor, key="new", name="New", kind="human")

    news = callers.viewer.get("news").json()

    assert (news["after"], news["last"], news["count"]) == (seen, seen + 1, 1)
    assert news["rooms"] == [{"room": "actors", "count": 1}]
    assert callers.reviewer.get("news").json()["count"] == seen + 1
    assert callers.reviewer.get("news").json()["since"] is None


def test_nobody_sees_beyond_the_end(callers, design):
    answer = callers.viewer.post("news/seen", {"number": 10**9})

    assert answer.json()["after"] == last_number(design.pk)
