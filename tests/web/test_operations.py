"""Step 4 in the browser: the list, and one operation added, edited, merged, deleted."""

import pytest
from django.urls import reverse

from seedapp.operations.models import Operation

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(design):
    """The address of a page of the design."""
    return lambda name, *args: reverse(name, args=[design.workspace.slug, design.slug, *args])


def test_list_shows_each_operation(team, design, at):
    page = team.client(team.viewer).get(at("operations"))

    assert page.status_code == 200
    for row in Operation.objects.filter(service__design=design):
        assert row.name in page.content.decode()


def test_pages_of_the_step_open(team, design, at):
    row = Operation.objects.filter(service__design=design).first()
    for person in (team.editor, team.viewer):
        client = team.client(person)
        for name, *args in (
            ("candidates",), ("types",), ("matrix",), ("matrix_csv",),
            ("operation", row.service.key, row.key),
            ("type", design.types.first().name),
        ):  # fmt: skip
            assert client.get(at(name, *args)).status_code == 200, name
    assert team.client(team.editor).get(at("add_operation")).status_code == 200
    assert team.client(team.editor).get(at("add_type")).status_code == 200
