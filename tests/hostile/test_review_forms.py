"""Forms of a review sent in ways that no page sends them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from seedapp.feedback.models import Link, Round

pytestmark = pytest.mark.django_db
ONCE = "x" * 20


def test_one_mark_in_two_forms_makes_two_sets_of_links(editor, at, published):
    Round.objects.bulk_create(
        Round(revision=published, due_at=timezone.now(), once_sha256=str(number))
        for number in range(published.pk + 3)
    )
    for row in Round.objects.all():  # one of them has the number that the revision has
        assert editor.post(at("make_links", row.pk), {"for_many": "on", "once": ONCE}).status_code == 200

    opened = {
        "revision": published.number,
        "due": (timezone.localdate() + timedelta(days=30)).isoformat(),
        "for_many": "on",
        "once": ONCE,
        "perspective": "end-user",
        "questions-TOTAL_FORMS": 0,
        "questions-INITIAL_FORMS": 0,
    }

    assert editor.post(at("open_round"), opened).status_code == 200
    assert Link.objects.count() == Round.objects.count()
