"""Imports, reviews and publishing in the journal: what was written, to which thing."""

from seedapp.core import coach, design_file
from seedapp.feedback import changes as feedback
from seedapp.history.models import Change
from seedapp.snapshot.take import take
from seedapp.specification.changes import publish


def test_an_import_is_one_write_that_keeps_the_whole_file(team, design, sample):
    (told,) = Change.objects.filter(design_id=design.pk)
    assert (told.number, told.verb) == (1, "designs.imported")
    assert told.after == design_file.as_plain(sample)


def test_a_review_names_the_round_the_thread_and_the_verdict(team, design):
    value = take(design)
    revision = publish(design, value=value, findings=coach.check(value), by=team.owner, note="First")
    round_, token = feedback.open_round(revision, by=team.editor, intro="Clear?")
    reviewer, secret = feedback.join(round_.links.get(), name="Gil", perspective="end-user")
    thread = feedback.begin_thread(
        round_, body="Why?", anchor_kind="document", anchor="loans", anchor_title="Loans", reviewer=reviewer
    )
    feedback.answer(thread, body="So.", member=team.owner)
    feedback.resolve(thread, note="Said so", reviewer=reviewer)
    feedback.reopen(thread, reviewer=reviewer)
    feedback.give_verdict(reviewer, judgement="approve", note="Good")
    feedback.close_round(round_, by=team.editor)

    rows = list(Change.objects.filter(design_id=design.pk, number__gt=1))
    assert [(row.verb, row.target) for row in rows] == [
        ("specification.published", "revision:1"),
        ("specification.review_begun", "revision:1"),
        ("feedback.opened", f"round:{round_.pk}"),
        ("feedback.joined", f"reviewer:{reviewer.pk}"),
        ("feedback.begun", f"thread:{thread.pk}"),
        ("feedback.answered", f"thread:{thread.pk}"),
        ("feedback.resolved", f"thread:{thread.pk}"),
        ("feedback.reopened", f"thread:{thread.pk}"),
        ("feedback.given", f"verdict:{reviewer.verdicts.get().pk}"),
        ("feedback.closed", f"round:{round_.pk}"),
    ]
    assert all(row.thing and row.after for row in rows)
    resolved = rows[6]
    assert (resolved.before["state"], resolved.after["state"]) == ("open", "resolved")
    assert resolved.after["note"] == "Said so"
    kept = str(list(Change.objects.values()))
    assert token not in kept and secret not in kept
