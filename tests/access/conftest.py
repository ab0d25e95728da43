"""The stage of the page table: one thing of each kind that an address can name."""

from types import SimpleNamespace

import pytest
from django.db import transaction
from django.urls import reverse
from django.urls.resolvers import get_resolver

from seedapp.actors import changes as actor_changes
from seedapp.core.derive.operations import operations as candidates_of
from seedapp.snapshot.take import take
from seedapp.workspaces import changes as workspace_changes


@pytest.fixture
def stage(team, design):
    """`stage.answer(page, person)` sends a page's request as that person and undoes what it did."""
    actor = actor_changes.add_actor(design, by=team.owner, key="passer-by", name="Passer-by", kind="human")
    removal = actor_changes.remove_actor(actor, by=team.owner)
    invitation, token = workspace_changes.invite(team.workspace, role="viewer", by=team.owner)
    things = {
        "@member": team.workspace.members.get(user=team.viewer).pk,
        "@invitation": invitation.pk,
        "@invitation_token": token,
        "@removal": removal.number,
        "@candidate": candidates_of(take(design))[0].id,
        "@drawing": "0" * 64,
    }

    def address(page):
        known = {
            "workspace": team.workspace.slug,
            "design": design.slug,
            **{name: things.get(value, value) for name, value in page.of.items()},
        }
        _forms = get_resolver().reverse_dict.getlist(page.name)
        names = {name for form in _forms for _pattern, parameters in form[0] for name in parameters}
        return reverse(page.name, kwargs={name: known[name] for name in names})

    def answer(page, person, method=""):
        sent = {name: things.get(value, value) for name, value in page.sent.items()}
        client = team.client(person)
        with transaction.atomic():
            response = getattr(client, (method or page.method).lower())(address(page), sent)
            transaction.set_rollback(True)
        return response

    return SimpleNamespace(answer=answer, address=address, team=team, design=design)
