"""What can be talked about in a revision is read once in a process, however often a design was published."""

import pytest

from seedapp.specification.indexing import frozen_indexes
from seedapp.specification.models import Revision

pytestmark = pytest.mark.django_db


def test_indexes_of_many_revisions_are_read_once(published, django_assert_num_queries):
    copied = {name: getattr(published, name) for name in ("design", "design_file", "identities", "places")}
    Revision.objects.bulk_create(Revision(number=number, **copied) for number in range(2, 100))
    rows = list(published.design.revisions.only("published_at"))

    with django_assert_num_queries(1):
        first = frozen_indexes(rows)
    with django_assert_num_queries(0):
        again = frozen_indexes(rows)

    assert len(first) == 99
    assert all(first[pk] is again[pk] for pk in first)
