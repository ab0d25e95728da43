"""What was published before revisions had states and versions were looked at."""

from importlib import import_module

from django.apps import apps

from seedapp.feedback.changes import open_round
from seedapp.specification.models import Document

MIGRATIONS = "seedapp.specification.migrations"


def test_what_was_reviewed_is_in_review_and_all_else_a_draft(team, design, revision, publish):
    open_round(publish(note="Second"), by=team.owner)
    design.revisions.update(state="draft")
    import_module(f"{MIGRATIONS}.0003_states_of_old_revisions").tell_their_states(apps, None)
    assert dict(design.revisions.values_list("number", "state")) == {1: "draft", 2: "in-review"}


def test_each_revision_tells_which_one_it_followed_and_each_document_which_version(design, revision, publish):
    publish(versions={"loans": "0.2.0"})
    publish(versions={"loans": "0.3.0"})
    design.revisions.update(follows=None)
    Document.objects.update(since="")
    import_module(f"{MIGRATIONS}.0005_what_old_revisions_followed").tell_what_they_followed(apps, None)
    assert dict(design.revisions.values_list("number", "follows")) == {1: None, 2: 1, 3: 2}
    told = Document.objects.filter(service_key="loans").order_by("revision__number")
    assert list(told.values_list("since", "version")) == [
        ("", "0.1.0"),
        ("0.1.0", "0.2.0"),
        ("0.2.0", "0.3.0"),
    ]
