"""The doors of the engine in the browser: other people's mends, hostile names, forms that are no forms."""

import re

import pytest
from django.urls import reverse

from seedapp.core import design as core
from seedapp.core.thread import impact_files
from seedapp.core.thread.impact import impact_of
from seedapp.history.changes import last_number
from seedapp.operations import changes as operations
from seedapp.operations.models import Operation
from seedapp.snapshot.restore import restore
from seedapp.workspaces.models import Workspace


@pytest.fixture
def elsewhere(team, sample):
    """The same design in the workspace of somebody else."""
    return restore(sample, Workspace.objects.get(name="Elsewhere"), by=team.outsider)


@pytest.fixture
def mend(editor, design, at):
    """What the form of a mend posts."""
    loan = Operation.objects.select_related("service__design").get(service__design=design, key="startLoan")
    operations.edit_operation(loan, seen=loan.row_version, by=None, http_method="GET")
    page = editor.get(at("binding", "loans", "startLoan")).content.decode()
    form = re.search(r'<form method="post"[^>]*class="mend">.*?</form>', page, re.S)[0]
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))


def test_a_mend_of_one_design_does_nothing_to_another(team, mend, elsewhere):
    before = last_number(elsewhere.pk)

    team.client(team.outsider).post(reverse("mends", args=[elsewhere.workspace.slug, elsewhere.slug]), mend)

    assert last_number(elsewhere.pk) == before


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("outsider", 404)])
def test_who_may_not_edit_presses_no_mend_and_takes_nothing_back(team, at, design, mend, who, status):
    person, number = team.client(getattr(team, who)), last_number(design.pk)

    answers = [person.post(at("mends"), mend), person.post(at("undo_change", number))]

    assert [one.status_code for one in answers] == [status, status]
    assert last_number(design.pk) == number


def test_the_title_of_a_thing_makes_no_markdown():
    drawn = core.Interaction(key="i", title="A\n# B <script>")
    found = impact_of(core.Design(title="x", interactions=(drawn,)), "interaction:i")

    assert impact_files.to_markdown(found).startswith(r"# What a change of A # B \<script\> would touch")


def test_a_table_names_its_characters_once(editor, at):
    answer = editor.get(at("impact"), {"of": "loans/startLoan", "format": "csv"})

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
