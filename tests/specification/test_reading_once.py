"""What a revision froze is read once in a process, however often a design was published."""

import pytest

from seedapp.specification.frozen import frozen_design, frozen_document
from seedapp.specification.indexing import frozen_indexes
from seedapp.specification.models import Revision, lightly

pytestmark = pytest.mark.django_db


def test_indexes_of_many_revisions_are_read_once(revision, django_assert_num_queries):
    copied = {name: getattr(revision, name) for name in ("design", "design_file", "identities", "places")}
    Revision.objects.bulk_create(Revision(number=number, **copied) for number in range(2, 100))
    rows = list(revision.design.revisions.only("published_at"))

    with django_assert_num_queries(1):
        first = frozen_indexes(rows)
    with django_assert_num_queries(0):
        again = frozen_indexes(rows)

    assert len(first) == 99
    assert all(first[pk] is again[pk] for pk in first)


def test_a_document_is_read_once_however_many_rows_hold_its_bytes(revision, django_assert_num_queries):
    document = revision.documents.first()

    first = frozen_document(document.pk, document.sha256)

    with django_assert_num_queries(0):
        assert frozen_document(document.pk + 1000, document.sha256) is first
    assert first["info"]["version"] == document.version


def test_a_design_is_read_once_and_its_text_where_it_was_left_out(revision, django_assert_num_queries):
    with django_assert_num_queries(2):
        [row] = lightly(Revision.objects.filter(pk=revision.pk))
        first = frozen_design(row)
    with django_assert_num_queries(1):
        [again] = lightly(Revision.objects.filter(pk=revision.pk))
        assert frozen_design(again) is first
