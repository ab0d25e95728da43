"""The search page: marked words, links that lead there, filters, pages; closed to outsiders."""

import re

import pytest
from django.urls import reverse

from seedapp.actors import changes as actor_changes
from seedapp.designs import changes as design_changes


@pytest.fixture
def ask(team, viewer):
    def answer(asked, client=viewer, **filters):
        return client.get(reverse("search", args=[team.workspace.slug]), {"q": asked, **filters})

    return answer


def links_of(page):
    found = page.content.decode().partition('class="search-results"')[2]
    return re.findall(r'<a href="([^"]+)"', found)


def test_the_box_stands_on_the_pages_of_workspace_and_design(at, viewer, team, design):
    box = f'action="{reverse("search", args=[team.workspace.slug])}"'

    for address in (reverse("workspace", args=[team.workspace.slug]), at("design"), at("actors")):
        assert box in viewer.get(address).content.decode()
    assert box not in viewer.get(reverse("home")).content.decode()


def test_words_are_marked_in_what_was_found(ask, design, said):
    page = ask("weekend")

    assert "<mark>Weekend</mark> builder" in page.content.decode()
    assert "things found" in said(page)


def test_every_link_of_what_was_found_leads_to_a_page(ask, published, review, design, viewer, team):
    from seedapp.feedback import changes

    about = {"anchor_kind": "document", "anchor": "loans", "anchor_title": "Loans"}
    changes.begin_thread(review.round, body="e", member=team.owner, **about)
    links = {link for number in (1, 2, 3) for link in links_of(ask("e", page=number)) if link.startswith("/")}

    answers = {link: viewer.get(link) for link in links}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert len(links) > 15
    lost = [
        link
        for link, answer in answers.items()
        if "#" in link and f'id="{link.partition("#")[2]}"' not in answer.content.decode()
    ]
    assert lost == []


def test_a_call_leads_to_its_place_below_the_diagram(ask, design, at):
    label = design.interactions.get().messages.get(number=1).label

    assert f"{at('interaction', design.interactions.get().key)}#call-1" in links_of(ask(f'"{label}"'))


def test_filters_narrow_down_and_keep_the_question(ask, design, empty_design, team, said):
    actor_changes.add_actor(empty_design, by=team.owner, key="officer", name="Loan officer", kind="human")

    page = ask("loan", kind="actor", design=empty_design.slug)

    assert "1 thing found" in said(page)
    assert "q=loan&amp;kind=actor" in page.content.decode()


def test_pages_keep_the_question_and_the_filters(ask, empty_design, team, said):
    for number in range(30):
        actor_changes.add_actor(
            empty_design, by=team.owner, key=f"a{number}", name=f"Clerk {number}", kind="human"
        )

    first, second = ask("clerk", kind="actor"), ask("clerk", kind="actor", page=2)

    assert "?q=clerk&amp;kind=actor&amp;page=2" in first.content.decode()
    assert (first.content.decode().count("search-hit"), second.content.decode().count("search-hit")) == (
        25,
        5,
    )


@pytest.mark.parametrize("page", ["0", "-1", "999999999999999999999", "x", str(2**70)])
def test_a_page_that_is_not_there_shows_one_that_is(ask, design, page):
    assert ask("loan", page=page).status_code == 200


@pytest.mark.parametrize("asked", ["", "   ", '""', "\u0301"])
def test_nothing_asked_explains_what_can_be_found(ask, design, said, asked):
    assert "In quotes" in said(ask(asked))


def test_nothing_found_says_what_to_try(ask, design, said):
    assert "Try fewer words" in said(ask("zzzz"))


def test_a_question_too_long_is_refused_and_kept(ask, design, said):
    page = ask("x" * 201)

    assert page.status_code == 422
    assert "at most 200 characters" in said(page)
    assert "x" * 201 in page.content.decode()


@pytest.mark.parametrize(
    "asked", ["a\x00b", "\ud800", "🙂", "<script>alert(1)</script>", "{{ user }}", "' OR 1=1 --"]
)
def test_hostile_questions_find_nothing_and_stay_text(ask, design, asked):
    page = ask(asked.encode("utf-8", "surrogatepass"))

    assert page.status_code in (200, 404, 422)
    assert b"<script>alert" not in page.content


def test_what_others_wrote_is_shown_as_text(ask, empty_design, team):
    actor_changes.add_actor(
        empty_design, by=team.owner, key="x", name="<img src=x onerror=alert(1)> ferryman", kind="human"
    )

    page = ask("img ferryman").content.decode()

    assert "<img src=x" not in page
    assert "&lt;<mark>img</mark> src=x onerror=alert(1)&gt; <mark>ferryman</mark>" in page


def test_an_outsider_gets_no_answer_and_a_filter_opens_no_design_of_others(ask, design, team, said):
    theirs = design_changes.add_design(
        team.outsider.workspaces.get(), by=team.outsider, title="Secret tool shed"
    )

    assert ask("tool", client=team.client(team.outsider)).status_code == 404
    for name in ("design", "here"):
        page = ask("tool", **{name: theirs.slug})
        assert "Secret" not in page.content.decode()
    assert "0 things found" in said(ask("tool", design=theirs.slug))
