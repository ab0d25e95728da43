"""A form that comes after its session has ended: nothing of it is lost, and nothing is shown to others."""

import re

import pytest
from django.test import Client
from django.urls import reverse

TYPED = {"name": "Night <nurse>", "kind": "human", "needs": "a bed\nat once", "once": "token-1", "seen": ""}


@pytest.fixture
def add(team, design):
    return reverse("add_actor", args=[team.workspace.slug, design.slug])


@pytest.fixture
def strict():
    """A browser as they are: tokens are checked."""
    return Client(enforce_csrf_checks=True)


def hidden_values(page):
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.content.decode()))


def token_in(page):
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[1]


def test_what_was_typed_is_on_the_answer_with_a_way_to_sign_in(team, add):
    page = team.client().post(add, TYPED)

    assert page.status_code == 403
    text = page.content.decode()
    assert "Night &lt;nurse&gt;" in text
    assert f"{reverse('account_login')}?next=" in text
    assert hidden_values(page).items() >= (TYPED | {"name": "Night &lt;nurse&gt;"}).items()


def test_it_is_sent_again_after_signing_in_and_done_once(team, design, add):
    client = team.client()
    assert client.post(add, TYPED).status_code == 403
    client.force_login(team.editor)

    for _ in range(2):
        assert client.post(add, TYPED).status_code == 302

    assert design.actors.filter(name="Night <nurse>").count() == 1


def test_the_way_to_sign_in_leads_back_to_the_page_of_the_form(team, design, add):
    back = reverse("actors", args=[team.workspace.slug, design.slug])

    page = team.client().post(add, TYPED, headers={"referer": f"http://testserver{back}?a=1"})
    elsewhere = team.client().post(add, TYPED, headers={"referer": "https://evil.test/w/"})

    assert f"?next={back}" in page.content.decode()
    assert "evil.test" not in elsewhere.content.decode()


def test_a_form_without_typing_leads_to_signing_in(team, add):
    answer = team.client().post(add, {"once": "token-1"})

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.hostile(31)
def test_a_token_of_before_the_sign_in_gets_the_form_back_with_a_new_one(team, design, add, strict):
    strict.force_login(team.editor)
    strict.get(reverse("actors", args=[team.workspace.slug, design.slug]))
    sent = TYPED | {"csrfmiddlewaretoken": "x" * 64}

    page = strict.post(add, sent, headers={"origin": "http://testserver"})

    assert page.status_code == 403
    assert "Night &lt;nurse&gt;" in page.content.decode()
    assert not design.actors.filter(name="Night <nurse>").exists()
    again = TYPED | {"csrfmiddlewaretoken": token_in(page)}
    assert strict.post(add, again, headers={"origin": "http://testserver"}).status_code == 302
    assert design.actors.filter(name="Night <nurse>").exists()


@pytest.mark.hostile(28)
@pytest.mark.parametrize("origin", [{}, {"origin": "https://evil.test"}, {"origin": "null"}])
def test_what_comes_from_elsewhere_is_not_shown_with_our_button(team, add, strict, origin):
    strict.force_login(team.editor)

    page = strict.post(add, TYPED, headers=origin)

    assert page.status_code == 403
    assert "nurse" not in page.content.decode()
    assert 'name="once"' not in page.content.decode()


def test_passwords_are_not_shown_again(team, strict):
    sent = {"login": "editor@team.test", "password": "a long pass phrase"}

    page = strict.post(reverse("account_login"), sent, headers={"origin": "http://testserver"})

    assert page.status_code == 403
    assert "pass phrase" not in page.content.decode()


def test_the_answer_stays_in_no_cache(team, add):
    assert "no-store" in team.client().post(add, TYPED)["Cache-Control"]
