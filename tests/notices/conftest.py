"""A review with a thread of a guest and of members; a mail server on this machine that does as it is told."""

from datetime import timedelta

import pytest

from seedapp.core import coach
from seedapp.feedback import changes as feedback
from seedapp.notices import changes, letters, reading, sending
from seedapp.notices.models import Letter, Notice
from seedapp.snapshot.take import take
from seedapp.specification import changes as specification

from .mail_server import mail_server


@pytest.fixture
def publish(team, design):
    """Publish the design as it is, by the owner."""

    def do(by=team.owner):
        value = take(design)
        return specification.publish(design, value=value, findings=coach.check(value), by=by)

    return do


@pytest.fixture
def revision(publish):
    return publish()


@pytest.fixture
def round_(team, revision):
    return feedback.open_round(revision, by=team.owner)[0]


@pytest.fixture
def join(round_):
    """`join(name)`: a guest comes by the link for many."""

    def do(name, **more):
        return feedback.join(round_.links.get(), name=name, perspective="client-developer", **more)[0]

    return do


@pytest.fixture
def guest(join):
    return join("Gil")


@pytest.fixture
def begin(round_):
    """`begin(reviewer=…)` or `begin(member=…)`: a thread on the whole."""

    def do(body="What is a loan?", **who):
        return feedback.begin_thread(
            round_, body=body, anchor_kind="document", anchor="loans", anchor_title="Loans", **who
        )

    return do


@pytest.fixture
def read():
    """Read the journals to their end."""

    def do():
        while reading.read_on():
            continue

    return do


@pytest.fixture
def told(read):
    """`told(person)`: the kinds of notices that somebody has, oldest first."""

    def do(person=None, reviewer=None):
        read()
        whose = {"reader__user": person} if person else {"reader__reviewer_id": reviewer.pk}
        return list(Notice.objects.filter(**whose).order_by("pk").values_list("kind", flat=True))

    return do


@pytest.fixture
def at_rest(read):
    """Everybody has read what was told so far: what comes next is what a test is about."""

    def do():
        read()
        changes.mark_read(Notice.objects.all())

    return do


@pytest.fixture
def answered(team, begin, at_rest):
    """The reviewer's thread, with an answer of the editor that nobody was mailed about."""
    thread = begin(member=team.reviewer)
    at_rest()
    feedback.answer(thread, body="A tool that is *away*.", member=team.editor)
    return thread


@pytest.fixture
def post(read):
    """Do what a worker would do for the mail now; how many letters were tried."""

    def do():
        read()
        letters.gather()
        return sending.send_due()

    return do


@pytest.fixture
def server(settings):
    """The mail server; `server.got` is what it took, `server.say` what it answers to commands."""
    with mail_server() as one:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", one.port, 5
        yield one


@pytest.fixture
def later():
    """`later(hours=1)`: as if so much time had passed for all that waits."""

    def do(**time):
        apart = timedelta(**time)
        for one in Letter.objects.all():
            moved = {name: getattr(one, name) - apart for name in ("made_at", "retry_at", "leased_until")}
            Letter.objects.filter(pk=one.pk).update(**moved)
        for one in Notice.objects.exclude(mail_at=None):
            Notice.objects.filter(pk=one.pk).update(mail_at=one.mail_at - apart)

    return do
