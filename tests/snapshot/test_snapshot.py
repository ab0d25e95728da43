"""Between rows and core.Design: nothing is lost, and the number of queries does not grow."""

import dataclasses

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from seedapp.coach.changes import waive
from seedapp.core import design as core
from seedapp.core import design_file
from seedapp.designs.models import Design
from seedapp.operations.changes import edit_operation
from seedapp.operations.models import Operation
from seedapp.operations.type_changes import edit_type
from seedapp.snapshot.restore import restore
from seedapp.snapshot.take import take
from tests.core.design_file.strategies import designs


def test_a_restored_design_is_taken_as_it_was(design, sample):
    assert take(Design.objects.get(pk=design.pk)) == sample


def test_the_style_of_an_interface_is_kept(team, sample):
    styled = dataclasses.replace(sample, style=core.Style("google", transitions="noun", entity_tags=True))
    assert take(restore(styled, team.workspace, by=team.owner)).style == styled.style


def test_export_and_import_give_an_equal_design(team, design):
    text = design_file.dump(take(design))
    again = restore(design_file.load(text), team.workspace, by=team.owner)
    assert design_file.dump(take(again)) == text


@pytest.mark.django_db(transaction=True)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
@given(value=designs())
def test_any_design_survives_a_second_journey(team, value):
    once = take(restore(value, team.workspace, by=team.owner))
    twice = take(restore(design_file.load(design_file.dump(once)), team.workspace, by=team.owner))
    assert twice == once


def with_operations(sample, count):
    tools = next(one for one in sample.operations if one.key == "findFreeTools")
    many = tuple(
        dataclasses.replace(
            tools, key=f"findFreeTools{n}", uid="", messages=(core.MessageRef("find-and-borrow", 3),)
        )
        for n in range(count)
    )
    return dataclasses.replace(sample, operations=many)


def queries_to_take(design):
    with CaptureQueriesContext(connection) as captured:
        value = take(Design.objects.get(pk=design.pk))
    return len(captured), len(value.operations)


def test_the_number_of_queries_does_not_depend_on_the_number_of_operations(team, sample):
    few = restore(with_operations(sample, 10), team.workspace, by=team.owner)
    many = restore(with_operations(sample, 500), team.workspace, by=team.owner)
    (queries_few, operations_few), (queries_many, operations_many) = (
        queries_to_take(few),
        queries_to_take(many),
    )
    assert (operations_few, operations_many) == (10, 500)
    assert queries_few == queries_many <= 20


def test_nothing_remains_of_an_import_that_fails_in_the_middle(team, sample):
    before = Design.objects.count()
    broken = dataclasses.replace(
        sample, operations=(*sample.operations, dataclasses.replace(sample.operations[0], service="nowhere"))
    )
    with pytest.raises(KeyError):
        restore(broken, team.workspace, by=team.owner)
    assert Design.objects.count() == before


def test_a_waiver_follows_its_operation_and_its_type_through_renames(team, design):
    loan = Operation.objects.select_related("service__design").get(key="startLoan")
    tool = design.types.get(name="Tool")
    target = "operation:loans/startLoan/inputs/tool_id"
    waive(design, rule="OPR-10", target=target, reason="Meant so.", by=team.editor)
    waive(design, rule="NAME-02", target="type:Tool/name", reason="A proper name.", by=team.editor)
    edit_operation(loan, seen=loan.row_version, by=team.editor, key="lendTool")
    edit_type(tool, seen=tool.row_version, by=team.editor, name="Implement")
    waivers = {one.rule: one.target for one in take(design).waivers}
    assert waivers["OPR-10"] == "operation:loans/lendTool/inputs/tool_id"
    assert waivers["NAME-02"] == "type:Implement/name"
