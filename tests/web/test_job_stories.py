"""Step 2 in the browser: stories written, pasted, refined, ordered, deleted and put back."""

import pytest

from .posting import posted

pytestmark = pytest.mark.django_db

ENGLISH = "When the shop is closed, I want to find a ladder, so I can clean the gutter."
KOREAN = "늦은 밤에 도착했을 때 자전거를 빌리기를 원한다. 그래서 걸어가지 않아도 된다."


@pytest.fixture
def builder(design):
    return design.actors.get(key="weekend-builder")


@pytest.fixture
def typed(design, builder):
    return {
        "who": f"actor:{builder.pk}", "level": "customer", "situation": "the shop is closed",
        "motivation": "find a ladder", "goal": "I can clean the gutter", "evidence_source": "interview",
        "evidence_note": "", "provider": "",
    }  # fmt: skip


def _typed(row, **changed):
    names = ("level", "situation", "motivation", "goal", "evidence_source", "evidence_note")
    return {
        **{name: getattr(row, name) for name in names},
        "who": f"actor:{row.actor_id}" if row.actor_id else f"service:{row.consumer_id}",
        "provider": row.provider_id or "",
        "refines": list(row.refines.values_list("pk", flat=True)),
        "seen": row.row_version,
        **changed,
    }


def test_page_reads_each_story_as_a_sentence(viewer, at, said):
    text = said(viewer.get(at("job_stories")))

    assert (
        "When I have found the tool that I need, I want to borrow it until Sunday, "
        "so that nobody else counts on it." in text
    )


def test_a_technical_story_stands_below_the_story_that_it_refines(viewer, at):
    page = viewer.get(at("job_stories")).content.decode()

    assert page.index('id="job-J1"') < page.index('id="job-T1"') < page.index('id="job-J2"')


def test_page_without_stories_says_how_to_write_one(team, editor, empty_design, said):
    page = editor.get(f"/w/{team.workspace.slug}/{empty_design.slug}/job-stories/")

    assert "Write what somebody told you, as one sentence" in said(page)


def test_a_written_story_gets_the_next_key(editor, design, builder, typed, at):
    editor.post(at("add_job_story"), typed)

    row = design.job_stories.get(key="J3")
    assert (row.actor, row.motivation) == (builder, "find a ladder")


def test_a_technical_story_keeps_consumer_provider_and_parents(editor, design, typed, at):
    api, loans = design.services.get(key="shed-api"), design.services.get(key="loans")
    parent = design.job_stories.get(key="J2")
    technical = {
        "level": "technical",
        "who": f"service:{api.pk}",
        "provider": loans.pk,
        "refines": [parent.pk],
    }
    editor.post(at("add_job_story"), typed | technical)

    row = design.job_stories.get(key="T3")
    assert (row.consumer, row.provider, list(row.refines.all())) == (api, loans, [parent])


def test_an_empty_sentence_is_not_kept(editor, design, typed, at, said):
    page = editor.post(at("add_job_story"), typed | {"situation": "", "motivation": " ", "goal": ""})

    assert page.status_code == 422
    assert "Write at least one part of the sentence." in said(page)
    assert design.job_stories.count() == 4


def test_an_actor_of_another_design_is_refused(editor, team, typed, at, empty_design):
    from seedapp.actors.changes import add_actor

    stranger = add_actor(empty_design, by=team.owner, key="stranger", name="Stranger")

    assert editor.post(at("add_job_story"), typed | {"who": f"actor:{stranger.pk}"}).status_code == 422


def test_a_link_from_an_actor_preselects_whose_story_it_is(editor, at, builder):
    page = editor.get(at("job_stories") + "?actor=weekend-builder")

    assert page.context["form"].initial == {"who": f"actor:{builder.pk}"}


def test_an_edit_is_kept(editor, design, at):
    row = design.job_stories.get(key="J1")
    editor.post(at("job_story", "J1"), _typed(row, goal="I can build on Saturday"))

    row.refresh_from_db()
    assert row.goal == "I can build on Saturday"


def test_an_edit_keeps_what_a_technical_story_refines(editor, design, at):
    row = design.job_stories.get(key="T1")
    editor.post(at("job_story", "T1"), _typed(row, goal="the list is short"))

    row.refresh_from_db()
    assert (row.goal, row.provider.key, row.refines.get().key) == ("the list is short", "tools", "J1")


def test_a_stale_edit_shows_both_texts_in_words(editor, design, at, said):
    row = design.job_stories.get(key="J1")
    other = design.actors.get(key="tool-owner")
    typed = _typed(row, goal="what I typed")
    editor.post(at("job_story", "J1"), _typed(row, goal="what they typed", who=f"actor:{other.pk}"))

    page = editor.post(at("job_story", "J1"), typed)

    assert page.status_code == 422
    assert page.context["form"]["who"].value() == f"actor:{other.pk}"
    assert "so that You, in another window what they typed Take this" in said(page)
    assert "You, here what I typed Keep yours" in said(page)


def test_an_edit_of_a_deleted_story_says_so_and_it_can_be_put_back(editor, design, at):
    typed = _typed(design.job_stories.get(key="J1"))
    editor.post(at("remove_job_story", "J1"))

    assert editor.post(at("job_story", "J1"), typed).status_code == 409
    assert "Put back" in editor.get(at("history")).content.decode()


def test_a_deleted_story_is_put_back_with_its_ties(editor, design, at):
    page = editor.post(at("remove_job_story", "J1"), follow=True)
    undo = next(iter(page.context["messages"])).extra_tags.removeprefix("undo:")

    editor.post(undo)

    row = design.job_stories.get(key="J1")
    assert row.refined_by.get().key == "T1"
    assert row.interactions.get().key == "find-and-borrow"


def test_a_story_moves_past_the_next_of_its_level(editor, design, at):
    editor.post(at("order_job_stories"), {"move": design.job_stories.get(key="J2").pk, "by": "-1"})

    assert list(design.job_stories.values_list("key", flat=True)) == ["J2", "J1", "T1", "T2"]


def test_a_technical_story_moves_among_those_of_its_parent(editor, design, typed, at):
    parent = design.job_stories.get(key="J1")
    editor.post(at("add_job_story"), typed | {"level": "technical", "refines": [parent.pk]})
    editor.post(at("order_job_stories"), {"move": design.job_stories.get(key="T3").pk, "by": "-1"})

    assert list(design.job_stories.values_list("key", flat=True)) == ["J1", "J2", "T3", "T2", "T1"]


def test_a_paste_shows_what_was_read_and_writes_nothing(editor, design, at, said):
    page = editor.post(at("paste_job_stories"), {"text": f"{ENGLISH}\n{KOREAN}\nLadders are heavy."})

    read = [form.initial for form in page.context["formset"]]
    assert read[0]["situation"] == "the shop is closed"
    assert read[1]["motivation"] == "자전거를 빌리고 싶다"
    assert "not understood" in said(page)
    assert design.job_stories.count() == 4


def test_pasted_stories_are_kept_when_somebody_says_so(editor, design, at):
    page = editor.post(at("paste_job_stories"), {"text": f"{ENGLISH}\n{KOREAN}"})
    editor.post(at("keep_pasted"), posted(page.context["formset"]))

    assert list(design.job_stories.order_by("pk").values_list("key", "motivation"))[4:] == [
        ("J3", "find a ladder"),
        ("J4", "자전거를 빌리고 싶다"),
    ]


def test_a_line_that_was_not_understood_is_kept_only_on_request(editor, design, at):
    page = editor.post(at("paste_job_stories"), {"text": f"{ENGLISH}\nLadders are heavy."})
    assert [form["keep"].value() for form in page.context["formset"]] == [True, False]

    editor.post(at("keep_pasted"), posted(page.context["formset"], **{"stories-1-keep": "on"}))

    assert design.job_stories.filter(motivation="Ladders are heavy.").exists()


def test_a_mended_paste_that_is_too_long_comes_back_as_it_was(editor, design, at, said):
    page = editor.post(at("paste_job_stories"), {"text": f"{ENGLISH}\nLadders are heavy."})
    again = editor.post(at("keep_pasted"), posted(page.context["formset"], **{"stories-0-goal": "x" * 2001}))

    assert again.status_code == 422
    assert "not understood" in said(again)
    assert again.context["formset"].forms[0]["situation"].value() == "the shop is closed"
    assert design.job_stories.count() == 4


def test_more_stories_than_fit_are_said_not_swallowed(editor, at, said):
    page = editor.post(at("paste_job_stories"), {"text": f"{ENGLISH}\n" * 130})

    assert page.status_code == 422
    assert "These are 130 stories. Paste at most 100 at a time." in said(page)
    assert ENGLISH in said(page)


def test_an_empty_paste_is_not_read(editor, at):
    assert editor.post(at("paste_job_stories"), {"text": " \n "}).status_code == 422


def test_korean_in_decomposed_letters_is_stored_composed(editor, design, typed, at):
    import unicodedata

    editor.post(at("add_job_story"), typed | {"goal": unicodedata.normalize("NFD", "걸어간다")})

    assert design.job_stories.get(key="J3").goal == "걸어간다"


def test_proposed_technical_stories_say_why(editor, design, typed, at, said):
    design.job_stories.filter(key="T1").delete()
    text = said(editor.get(at("technical_stories")))

    assert "refines J1: find a free drill in my street" in text
    assert "derived" in text


def test_an_accepted_technical_story_is_a_story_like_any_other(editor, design, at):
    design.job_stories.filter(key="T1").delete()
    chosen = [one["id"] for one in editor.get(at("technical_stories")).context["candidates"]]
    editor.post(at("accept_technical_story"), {"candidate": chosen})

    row = design.job_stories.get(level="technical", refines__key="J1")
    assert (row.consumer.key, row.provider.key) == ("shed-api", "tools")


def test_accepting_twice_adds_once(editor, design, at):
    design.job_stories.filter(key="T1").delete()
    chosen = [one["id"] for one in editor.get(at("technical_stories")).context["candidates"]]
    for _ in range(2):
        editor.post(at("accept_technical_story"), {"candidate": chosen})

    assert design.job_stories.filter(level="technical").count() == 1 + len(chosen)


def test_hostile_text_is_only_text(editor, typed, at):
    editor.post(at("add_job_story"), typed | {"goal": "</p><script>alert(1)</script>"})
    page = editor.post(at("paste_job_stories"), {"text": "<script>alert(2)</script>"})

    assert "<script>alert(1)" not in editor.get(at("job_stories")).content.decode()
    assert "<script>alert(2)" not in page.content.decode()


@pytest.mark.parametrize(
    "name",
    ["add_job_story", "order_job_stories", "paste_job_stories", "keep_pasted", "accept_technical_story"],
)
def test_a_viewer_may_not_write(name, viewer, design, at):
    assert viewer.post(at(name), {"text": ENGLISH}).status_code == 403
    assert design.job_stories.count() == 4


def test_a_viewer_sees_proposals_but_no_controls(viewer, at):
    assert "Add story" not in viewer.get(at("job_stories")).content.decode()
    assert viewer.get(at("technical_stories")).status_code == 200


def test_an_outsider_finds_nothing(team, at):
    assert team.client(team.outsider).get(at("job_stories")).status_code == 404
