"""What changed since somebody looked, on the pages of a design, in its history, in lists of designs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from seedapp.actors import changes as actors
from seedapp.history.changes import last_number
from seedapp.notices.looking import look_at, see_all
from seedapp.notices.models import Look, Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(team, design):
    """The viewer looked yesterday; since then the editor added two actors."""
    now = timezone.now()
    look_at(design.pk, by=team.viewer, number=last_number(design.pk), now=now - timedelta(days=1))
    for key in ("one", "two"):
        actors.add_actor(design, by=team.editor, key=key, name=key, kind="human")
    return now


def test_a_page_of_a_design_says_what_changed_since_one_looked(team, design, written):
    page = team.client(team.viewer).get(reverse("actors", args=[team.workspace.slug, design.slug]))

    assert "2 changes since you looked" in page.content.decode()
    assert f"?since={last_number(design.pk) - 2}" in page.content.decode()


def test_the_history_shows_what_came_behind_a_number(team, design, written):
    address = reverse("history", args=[team.workspace.slug, design.slug])

    page = team.client(team.viewer).get(address, {"since": last_number(design.pk) - 2}).content.decode()

    assert page.count('class="journal-line"') == 2


def test_lists_of_designs_say_it_too(team, design, written):
    client = team.client(team.viewer)

    for address in ("/", reverse("workspace", args=[team.workspace.slug])):
        assert "2 changes since you looked" in client.get(address).content.decode()


def test_who_has_seen_them_says_so_and_comes_back_to_the_page(team, design, written):
    client = team.client(team.viewer)
    page = reverse("actors", args=[team.workspace.slug, design.slug])
    typed = {"mark": str(last_number(design.pk)), "next": page}

    answer = client.post(reverse("see_changes", args=[team.workspace.slug, design.slug]), typed)

    assert answer["Location"] == page
    assert "since you looked" not in client.get(page).content.decode()


def test_an_open_page_says_by_itself_that_somebody_looks(team, design):
    at = reverse("here", args=[team.workspace.slug, design.slug])

    team.client(team.viewer).post(at, {"page": "/", "mark": str(last_number(design.pk))})

    assert Look.objects.get(reader__user=team.viewer).number == last_number(design.pk)


@pytest.mark.parametrize("mark", ["", "-1", "9" * 15, "9" * 40, "１２", "x"])
def test_a_page_cannot_look_beyond_the_end(team, design, mark):
    at = reverse("here", args=[team.workspace.slug, design.slug])

    assert team.client(team.viewer).post(at, {"page": "/", "mark": mark}).status_code == 204

    assert not Look.objects.filter(latest__gt=last_number(design.pk)).exists()


def test_looking_at_a_page_alone_writes_nothing(team, design):
    team.client(team.viewer).get(reverse("design", args=[team.workspace.slug, design.slug]))

    assert not Look.objects.exists()


def test_the_language_of_the_pages_is_that_of_the_mail(team, design):
    client = team.client(team.viewer)
    see_all(design.pk, by=team.viewer, number=0, now=timezone.now())
    client.post(
        reverse("here", args=[team.workspace.slug, design.slug]),
        {"page": "/", "mark": "1"},
        headers={"Accept-Language": "ko"},
    )

    assert Reader.objects.get(user=team.viewer).language == "ko"
