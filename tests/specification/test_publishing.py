"""Publishing: versions follow what changed, are set in the same write, and a revision never changes."""

import pytest

from seedapp.history.models import Change
from seedapp.operations.models import Operation
from seedapp.snapshot.take import take
from seedapp.specification import changes
from seedapp.specification.models import Revision


@pytest.fixture
def broken(design):
    """Since revision 1 an input of the loans has another name."""
    row = Operation.objects.get(service__design=design, key="startLoan")
    row.fields.filter(name="borrower_id").update(name="neighbour_id")


def test_nothing_new_is_published_under_the_versions_that_it_has(revision, publish):
    second = publish()
    assert {one.version for one in second.documents.all()} == {"0.1.0"}
    assert [one.sha256 for one in second.documents.all()] == [one.sha256 for one in revision.documents.all()]


def test_a_break_under_the_same_version_is_refused_with_one_that_would_do(revision, broken, publish):
    with pytest.raises(changes.BadVersions) as refused:
        publish()
    step = refused.value.steps["loans"]
    assert (step.suggested, step.needed, step.kind) == ("0.2.0", "minor", "breaking")
    assert "borrower_id" in str(step.refused)
    assert refused.value.steps["tools"].refused is None


def test_a_refused_version_leaves_nothing_behind(design, revision, broken, publish):
    before = Change.objects.filter(design_id=design.pk).count()
    with pytest.raises(changes.BadVersions):
        publish(versions={"loans": "0.1.1", "tools": "0.9.0"})
    assert design.revisions.count() == 1
    assert Change.objects.filter(design_id=design.pk).count() == before


def test_the_version_is_set_in_the_service_and_in_the_document_by_one_write(
    design, revision, broken, publish
):
    second = publish(versions={"loans": "0.2.0"})
    document = second.documents.get(service_key="loans")
    assert (document.since, document.version) == ("0.1.0", "0.2.0")
    assert "version: 0.2.0" in document.yaml
    assert design.services.get(key="loans").version == "0.2.0"
    told = Change.objects.filter(design_id=design.pk).order_by("-number")[:2]
    assert [one.verb for one in told] == ["specification.published", "services.edited"]


def test_the_suggested_versions_are_published(team, design, revision, broken, publish):
    publish(versions=changes.suggested_versions(design, take(design)))
    assert design.services.get(key="loans").version == "0.2.0"
    assert design.services.get(key="tools").version == "0.1.0"


def test_a_version_that_was_withdrawn_is_never_given_again(team, design, revision, broken, publish):
    second = publish(versions={"loans": "0.2.0"})
    changes.withdraw(second, by=team.owner, reason="Too early")
    Operation.objects.filter(service__design=design, key="startLoan").update(description="Other words.")
    with pytest.raises(changes.BadVersions) as refused:
        publish()
    assert refused.value.steps["loans"].suggested == "0.2.1"


def test_what_was_withdrawn_is_compared_with_nothing(team, revision, broken, publish):
    second = publish(versions={"loans": "0.2.0"})
    changes.withdraw(second, by=team.owner, reason="Too early")
    third = publish(versions={"loans": "0.3.0"})
    assert third.follows == 1
    assert third.documents.get(service_key="loans").since == "0.1.0"


def test_somebody_who_publishes_in_the_middle_is_not_published_over(design, revision, publish, monkeypatch):
    """Even where nobody says which revision they have seen."""
    from seedapp.specification.changes import publishing

    def slowly(*given):
        Revision.objects.create(design=design, number=2, design_file=revision.design_file)
        return steps_of(*given)

    steps_of = publishing.steps_of
    monkeypatch.setattr(publishing, "steps_of", slowly)
    with pytest.raises(changes.Overtaken):
        publish()


def test_the_coach_looks_at_what_is_not_withdrawn(team, design, revision, broken, publish):
    from seedapp.snapshot.surroundings import surroundings_of

    second = publish(versions={"loans": "0.2.0"})
    changes.withdraw(second, by=team.owner, reason="Too early")
    assert surroundings_of(design).published["loans"]["info"]["version"] == "0.1.0"


def test_what_was_published_is_read_in_two_queries(design, revision, publish, django_assert_num_queries):
    from seedapp.specification.published import published_before

    for number in range(3):
        publish(versions={"loans": f"0.2.{number}"})
    with django_assert_num_queries(2):
        before = published_before(design)
    assert list(before.versions["loans"]) == ["0.2.2", "0.2.1", "0.2.0", "0.1.0"]
    assert [one.version for one in before.documents["loans"]] == ["0.2.2"]
