"""Whatever a design holds, the impact of any thing of it can be told, and points at what there is."""

from hypothesis import HealthCheck, given, settings

from seedapp.core import openapi
from seedapp.core.openapi.references import resolved
from seedapp.core.targets import of
from seedapp.core.thread import impact_files
from seedapp.core.thread.impact import Impacts

from ..arazzo.test_properties import bakeries
from ..design_file.strategies import designs


def _things(design):
    people, made = (design.actors, design.jobs), (design.types, design.operations, design.services)
    return [one for things in (*people, design.interactions, *made) for one in things]


@given(design=designs() | bakeries())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_impact_can_be_told_and_points_at_what_there_is(design):
    documents = {one.key: openapi.document(design, one.key) for one in design.services}
    known = {of(thing) for thing in _things(design)}
    impacts = Impacts(design)
    for thing in _things(design):
        impact = impacts.of(of(thing))
        assert impact is not None
        for write in (impact_files.to_markdown, impact_files.to_csv, impact_files.to_json):
            assert write(impact).endswith("\n")
        for one in impact.touched:
            assert one.target.removesuffix("/http").split("#")[0] in known
            if one.kind == "schema":
                assert resolved(documents[one.document], f"#{one.pointer}") is not None
