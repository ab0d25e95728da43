"""A worker that is killed around the sending of letters: each person gets each letter.

Killed before the mail server took a letter, it is sent once. Killed in the moment between the server's word
and ours, it comes again under the same Message-ID, which is all that can be promised over a network.
"""

import os
import signal
from collections import Counter

import pytest

from tests.webhooks.test_killed_worker import Installation

from .mail_server import mail_server

PEOPLE = 8
KILLED_BEFORE, KILLED_AFTER = 2, 5
BEGIN = """
from seedapp.accounts.models import User
from seedapp.core import coach
from seedapp.designs.models import Design
from seedapp.feedback import changes as feedback
from seedapp.snapshot.take import take
from seedapp.specification.changes import publish
from seedapp.workspaces.models import Member

design = Design.objects.get(slug="repair-cafe")
people = [User.objects.create(email=f"p{{one}}@team.test", name=f"P{{one}}") for one in range({people})]
Member.objects.bulk_create(Member(workspace=design.workspace, user=one, role="viewer") for one in people)
value = take(design)
revision = publish(design, value=value, findings=coach.check(value), by=None)
round_ = feedback.open_round(revision, by=None)[0]
thread = feedback.begin_thread(
    round_, body="What is it?", anchor_kind="document", anchor="", anchor_title="All", member=people[0]
)
for one in people[1:]:
    feedback.answer(thread, body=f"I am {{one.name}}.", member=one)
"""
END_LEASES = """
from datetime import timedelta
from django.utils import timezone
from seedapp.notices.models import Letter
Letter.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
"""


@pytest.mark.slow
@pytest.mark.hostile(34)
def test_killed_around_the_sending_each_letter_comes_and_only_one_of_them_twice(tmp_path):
    workers, kills = [], iter(("before", "after"))
    killed = {"before": None, "after": None}

    def kill(when):
        killed[when] = True
        os.kill(workers[-1].pid, signal.SIGKILL)

    def say(command):
        taken = len(there.got)
        if command == "DATA" and taken == KILLED_BEFORE and not killed["before"]:
            kill("before")
            return "451 too late"
        if command == "message" and taken == KILLED_AFTER and not killed["after"]:
            kill("after")
        return ""

    with mail_server() as there:
        there.say = say
        here = Installation(f"sqlite:///{tmp_path / 'workbench.sqlite3'}")
        here.environment |= {
            "SEED_EMAIL_HOST": "127.0.0.1",
            "SEED_EMAIL_PORT": str(there.port),
            "SEED_EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        }
        here.do(BEGIN.format(people=PEOPLE))
        for _when in kills:
            with here.worker() as worker:
                workers.append(worker)
                assert worker.wait(120) == -signal.SIGKILL
            here.do(END_LEASES)  # as if the time that a lease holds were over
        letters = PEOPLE - 1  # who spoke last is told of nothing
        with here.worker(), here.worker():
            there.wait_for(letters + 1, 120)

    ids = Counter(message["Message-ID"] for _recipients, message in there.got)
    recipients = {recipients[0] for recipients, _message in there.got}
    assert recipients == {f"p{number}@team.test" for number in range(letters)}
    assert sorted(ids.values()) == [1] * (letters - 1) + [2]
