"""The stage of the page table: one thing of each kind that an address can name."""

import copy
import json
from datetime import timedelta
from functools import cached_property

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.urls.resolvers import get_resolver
from django.utils import timezone

from seedapp.actors import changes as actor_changes
from seedapp.coach import changes as coach_changes
from seedapp.core import coach
from seedapp.core.derive.operations import operations as candidates_of
from seedapp.designs import changes as design_changes
from seedapp.feedback import changes as feedback_changes
from seedapp.history.changes import last_number
from seedapp.history.models import Change
from seedapp.interactions.drawings import sha256_of
from seedapp.interactions.models import Drawing
from seedapp.mock import changes as mock_changes
from seedapp.notices.readers import reader_of
from seedapp.notices.stopping import stop_token
from seedapp.operations import changes as operation_changes
from seedapp.snapshot.restore import restore
from seedapp.snapshot.take import take
from seedapp.specification import changes as specification_changes
from seedapp.web.interactions.pictures import name_of_kept
from seedapp.webhooks import changes as webhook_changes
from seedapp.workspaces import changes as workspace_changes
from tests.conftest import PEOPLE, QUICK_HASHERS, make_team


class Stage:
    """The team's design with whatever a page needs on it; each thing is made when a page asks for it."""

    def __init__(self, team, design):
        self.team = team
        self.design = design
        known = sha256_of(design.interactions.get().plantuml)
        Drawing.objects.create(source_sha256=known, svg="<svg/>", size=6)
        self.drawing = name_of_kept(design, known)

    def answer(self, page, person, method=""):
        """The answer to a page's request from a member, "guest" or "anonymous"; what it did is undone."""
        address, client = self.address(page), self.browser(person)
        sent = {name: self.filled(value) for name, value in page.sent.items()}
        how = {"data": sent}
        if page.name.startswith("rest_") and (method or page.method) != "GET":
            how = {"data": json.dumps(sent), "content_type": "application/json"}
        with transaction.atomic():
            response = getattr(client, (method or page.method).lower())(address, headers=page.headers, **how)
            transaction.set_rollback(True)
        return response

    def address(self, page):
        known = {"workspace": self.team.workspace.slug, "design": self.design.slug, **page.of}
        forms = get_resolver().reverse_dict.getlist(page.name)
        wanted = {frozenset(names) for possibilities, *_ in forms for _pattern, names in possibilities}
        names = next(names for names in sorted(wanted, key=len, reverse=True) if names <= set(known))
        return reverse(page.name, kwargs={name: self.filled(known[name]) for name in names})

    def filled(self, value):
        return getattr(self, value[1:]) if str(value).startswith("@") else value

    def browser(self, person):
        if person == "guest":
            return self.guest
        return self.team.client(getattr(self.team, person, None))

    @cached_property
    def guest(self):
        """The browser of somebody who came by the review's link and gave a name."""
        browser = self.team.client()
        typed = {"name": "Gil", "perspective": "client-developer", "once": "the only time of Gil"}
        assert browser.post(reverse("review", args=[self.token]), typed).status_code == 302
        return browser

    @cached_property
    def member(self):
        return self.team.workspace.members.get(user=self.team.viewer).pk

    @cached_property
    def owner_member(self):
        return self.team.workspace.members.get(user=self.team.owner).pk

    @cached_property
    def stop_token(self):
        """Of the link in the owner's letters."""
        return stop_token(reader_of(self.team.owner))

    @cached_property
    def _invited(self):
        return workspace_changes.invite(self.team.workspace, role="viewer", by=self.team.owner)

    @cached_property
    def invitation(self):
        return self._invited[0].pk

    @cached_property
    def invitation_token(self):
        return self._invited[1]

    @cached_property
    def _webhook(self):
        url = "https://hooks.example.org/in"
        return webhook_changes.add_webhook(self.team.workspace, by=self.team.owner, url=url, topics=[])[0]

    @cached_property
    def webhook(self):
        return self._webhook.pk

    @cached_property
    def delivery(self):
        return webhook_changes.send_test(self._webhook, by=self.team.owner).pk

    @cached_property
    def removal(self):
        """The number of a deletion in the journal."""
        owner = self.team.owner
        actor = actor_changes.add_actor(
            self.design, by=owner, key="passer-by", name="Passer-by", kind="human"
        )
        return actor_changes.remove_actor(actor, by=owner).number

    @cached_property
    def edit(self):
        """The number of an edit in the journal."""
        row = self.design.actors.get(key="weekend-builder")
        actor_changes.edit_actor(row, seen=row.row_version, by=self.team.owner, name="Sunday builder")
        return last_number(self.design.pk)

    @cached_property
    def thing(self):
        """An actor, as the journal calls it, that was written to."""
        return Change.objects.get(design_id=self.design.pk, number=self.edit).thing

    @cached_property
    def deleted_design(self):
        gone = design_changes.add_design(self.team.workspace, by=self.team.owner, title="Gone")
        return design_changes.remove_design(gone, by=self.team.owner).design_id

    @cached_property
    def candidate(self):
        return candidates_of(take(self.design))[0].id

    @cached_property
    def waiver(self):
        return coach_changes.waive(
            self.design, rule="ACT-05", target="design", reason="On purpose", by=self.team.owner
        ).pk

    @cached_property
    def dismissed(self):
        """The id of a candidate that was set aside."""
        operation_changes.dismiss_candidate(
            self.design, candidate=self.candidate, title="Not that", by=self.team.owner
        )
        return self.candidate

    @cached_property
    def revision(self):
        value = take(self.design)
        return specification_changes.publish(
            self.design, value=value, findings=coach.check(value), by=self.team.owner
        )

    @cached_property
    def revision_number(self):
        return self.revision.number

    @cached_property
    def publication_key(self):
        """The revision's documents are at public addresses."""
        assert self.revision
        return specification_changes.open_addresses(self.design, by=self.team.owner).key

    @cached_property
    def document_hash(self):
        return self.revision.documents.get(service_key="loans").sha256

    @cached_property
    def _mock(self):
        return mock_changes.open_mock(self.design, by=self.team.owner)

    @cached_property
    def mock(self):
        return self._mock[0].pk

    @cached_property
    def mock_token(self):
        return self._mock[1]

    @cached_property
    def _opened(self):
        return feedback_changes.open_round(self.revision, by=self.team.owner, questions=["Is it fast?"])

    @cached_property
    def round(self):
        return self._opened[0].pk

    @cached_property
    def token(self):
        return self._opened[1]

    @property
    def question(self):
        return self._opened[0].questions.get().pk

    @cached_property
    def own_link(self):
        """The link of one person."""
        people = [feedback_changes.Person("Ann", "end-user")]
        [(link, _token)] = feedback_changes.make_links(self._opened[0], by=None, people=people)
        return link.pk

    @property
    def reviewing_member(self):
        return self.team.workspace.members.get(user=self.team.reviewer).pk

    @property
    def later(self):
        """A day to come, as forms send it."""
        return (timezone.localdate() + timedelta(days=30)).isoformat()

    @cached_property
    def thread(self):
        """Begun by the owner, on the document of loans."""
        return feedback_changes.begin_thread(
            self._opened[0],
            body="Why is that?",
            anchor_kind="document",
            anchor="loans",
            anchor_title="Loans",
            member=self.team.owner,
        ).pk

    @property
    def number_of_thread(self):
        """Its number within the round, which is all that guests see of it: it is the only one."""
        return int(bool(self.thread))


@pytest.fixture(scope="module")
def laid_out(django_db_setup, django_db_blocker, sample):
    """The team with its design and a session each, made once for a file whose tests are each undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PASSWORD_HASHERS=QUICK_HASHERS):
            team = make_team()
        design = restore(sample, team.workspace, by=team.owner)
        people = [getattr(team, name) for name in PEOPLE]
        team.client = _client_of({person.pk: _session_of(team, person) for person in people})
        yield team, design
        transaction.set_rollback(True)


def _session_of(team, person):
    return team.client(person).cookies[settings.SESSION_COOKIE_NAME].value


def _client_of(sessions):
    def client(user=None):
        browser = Client()
        if user:
            browser.cookies[settings.SESSION_COOKIE_NAME] = sessions[user.pk]
        return browser

    return client


@pytest.fixture
def own_copy(laid_out, db):
    """What a test does to these rows in memory is gone after it, too."""
    return copy.deepcopy(laid_out)


@pytest.fixture
def team(own_copy):
    return own_copy[0]


@pytest.fixture
def design(own_copy):
    return own_copy[1]


@pytest.fixture
def stage(team, design):
    return Stage(team, design)
