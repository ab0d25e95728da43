"""What is old is forgotten, what waits is not; an installation that had no notices begins at the end."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from seedapp.feedback import changes as feedback
from seedapp.notices import letters
from seedapp.notices.models import Letter, Notice, Place, State
from seedapp.notices.pace import KEPT
from seedapp.notices.tidying import forget_old_notices

pytestmark = pytest.mark.django_db


def test_old_notices_are_forgotten_and_young_ones_stay(team, begin, read):
    thread = begin(member=team.reviewer)
    feedback.answer(thread, body="Yes.", member=team.editor)
    read()
    old = Notice.objects.order_by("pk").first()
    Notice.objects.filter(pk=old.pk).update(at=timezone.now() - KEPT - timedelta(hours=1))
    young = Notice.objects.count() - 1

    forget_old_notices()

    assert not Notice.objects.filter(pk=old.pk).exists()
    assert Notice.objects.count() == young


def test_a_letter_goes_with_its_notices_and_never_before_it_was_sent(team, begin, read):
    thread = begin(member=team.reviewer)
    feedback.answer(thread, body="Yes.", member=team.editor)
    read()
    letters.gather()
    long_ago = timezone.now() - KEPT - timedelta(hours=1)
    sent, waiting = Letter.objects.order_by("pk")[:2]
    Letter.objects.filter(pk=sent.pk).update(state=State.SENT, ended_at=long_ago)

    forget_old_notices()
    assert Letter.objects.filter(pk=sent.pk).exists()
    Notice.objects.update(at=long_ago)
    forget_old_notices()

    assert not Letter.objects.filter(pk=sent.pk).exists()
    assert Letter.objects.filter(pk=waiting.pk).exists()


def test_nobody_is_told_of_what_was_written_before_there_were_notices(team, begin, read):
    thread = begin(member=team.reviewer)
    feedback.answer(thread, body="Yes.", member=team.editor)
    Place.objects.all().delete()

    import_module("seedapp.notices.migrations.0002_begin_at_the_end").stand_at_the_end(apps, None)
    read()

    assert not Notice.objects.exists()
