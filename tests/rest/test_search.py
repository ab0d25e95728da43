"""Search through the REST API: the same things as on the page, in pages, for members only."""

import pytest

SEARCH = "/api/v1/workspaces/{}/search"


@pytest.fixture
def ask(callers, team):
    def answer(question, caller="viewer"):
        return getattr(callers, caller).get(f"{SEARCH.format(team.workspace.slug)}?{question}")

    return answer


def test_what_has_all_words_is_found_with_its_texts(ask):
    (found,) = ask("q=weekend+builder&kind=actor").json()["items"]

    assert (found["design"], found["target"]) == ("tool-shed", "actor:weekend-builder")
    assert {"what": "key", "of": "", "text": "weekend-builder"} in found["lines"]


def test_pages_hold_everything_once(ask):
    whole = [one["target"] for one in ask("q=e&limit=200").json()["items"]]
    answer, pages = ask("q=e&limit=5"), []
    pages += answer.json()["items"]
    while answer.json()["next"]:
        assert answer["Link"] == f'<{answer.json()["next"]}>; rel="next"'
        answer = ask(answer.json()["next"].partition("?")[2])
        pages += answer.json()["items"]

    assert len(whole) > 10
    assert [one["target"] for one in pages] == whole


@pytest.mark.parametrize("question", ["", "q=", "q=a&kind=cat", "q=a&limit=0", "q=a&cursor=x", "q=a&sort=x"])
def test_what_cannot_be_asked_is_refused_by_name(ask, question):
    answer = ask(question)

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid-query")
    assert answer.json()["errors"]


def test_a_cursor_of_another_question_is_refused(ask):
    further = ask("q=e&limit=5").json()["next"].partition("?")[2]

    assert ask(further.replace("q=e", "q=a")).status_code == 400
    assert ask(further, caller="editor").status_code == 400


def test_a_design_of_others_holds_nothing_and_outsiders_find_no_search(ask):
    assert ask("q=tool&design=elsewhere").json() == {"items": [], "next": None}
    assert ask("q=tool", caller="outsider").status_code == 404
