"""A document that is kept while its design is edited is the one that would be made anew, byte for byte."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedapp.core.design import DataType, Failure, Field, Response, Style
from seedapp.core.openapi import document, keep, to_yaml
from tests.core.design_file.strategies import designs

from .samples import DESIGNS, sample

SAMPLES = {
    one.name: sample(one.name.removesuffix(".seed.yaml")) for one in sorted(DESIGNS.glob("*.seed.yaml"))
}
patiently = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = ("status", "id", "note", "visit_id", "Bike", "available loans", "find loans", "Cancel it", "<b>it")
TYPES = ("string", "uuid", "integer", "boolean", "string[]")


@st.composite
def edited(draw, design):
    """The design after one edit, of a kind that people make."""
    return draw(st.sampled_from(EDITS))(draw, design)


def changed(draw, design, kind, change):
    """The design with one of its things of a kind changed; as it was when it has none."""
    things = getattr(design, kind)
    if not things:
        return design
    at = draw(st.integers(0, len(things) - 1))
    return replace(design, **{kind: (*things[:at], *change(things[at]), *things[at + 1 :])})


def word(draw):
    return draw(st.sampled_from(WORDS))


def a_field(draw, design):
    types = (*TYPES, *(one.name for one in design.types), *(f"{one.name}[]" for one in design.types))
    example = draw(st.sampled_from([None, None, 1, 1.0, True, "1", "A-7"]))
    return Field(word(draw), draw(st.sampled_from(types)), draw(st.booleans()), "", example)


def with_a_field(draw, design, fields):
    """Without a field, with another one, or with one more."""
    at = draw(st.integers(0, len(fields)))
    more = (a_field(draw, design),) if draw(st.booleans()) else ()
    kept = (*fields[:at], *more, *fields[at + draw(st.integers(0, 1)) :])
    return tuple({one.name: one for one in kept}.values())


def operation_renamed(draw, design):
    return changed(draw, design, "operations", lambda one: [replace(one, name=word(draw))])


def operation_taking_others(draw, design):
    def change(one):
        return [replace(one, inputs=with_a_field(draw, design, one.inputs))]

    return changed(draw, design, "operations", change)


def operation_answering_otherwise(draw, design):
    def change(one):
        if draw(st.booleans()) and design.types:
            named = draw(st.sampled_from(design.types)).name
            return [replace(one, response=Response(type=named + draw(st.sampled_from(["", "[]"]))))]
        return [replace(one, response=Response(with_a_field(draw, design, one.response.fields)))]

    return changed(draw, design, "operations", change)


def operation_failing_otherwise(draw, design):
    failures = (Failure(word(draw), draw(st.sampled_from([None, 409, 429]))),)
    return changed(draw, design, "operations", lambda one: [replace(one, failures=failures)])


def operation_bound_by_hand(draw, design):
    path = draw(st.sampled_from(["", "/things", "/things/{id}", "/things/{visit_id}"]))
    return changed(draw, design, "operations", lambda one: [replace(one, http=replace(one.http, path=path))])


def operation_removed(draw, design):
    return changed(draw, design, "operations", lambda one: [])


def operation_added(draw, design):
    key = draw(st.sampled_from(["findOpenLoans", "getStatus", "bookAgain"]))
    if any(one.key == key for one in design.operations):
        return design
    return changed(draw, design, "operations", lambda one: [one, replace(one, key=key, uid="")])


def operations_moved(draw, design):
    return replace(design, operations=tuple(draw(st.permutations(design.operations))))


def type_changed(draw, design):
    def change(one):
        if one.fields:
            return [replace(one, fields=with_a_field(draw, design, one.fields))]
        return [replace(one, description=word(draw), values=one.values and (*one.values, "another"))]

    return changed(draw, design, "types", change)


def type_removed(draw, design):
    return changed(draw, design, "types", lambda one: [])


def story_changed(draw, design):
    return changed(draw, design, "jobs", lambda one: [replace(one, want=word(draw))])


def actor_renamed(draw, design):
    return changed(draw, design, "actors", lambda one: [replace(one, name=word(draw))])


def service_changed(draw, design):
    resources = (draw(st.sampled_from(["loan", "visit", "bike"])),)
    named = draw(st.booleans())
    return changed(
        draw,
        design,
        "services",
        lambda one: [replace(one, name=word(draw)) if named else replace(one, resources=resources)],
    )


def style_changed(draw, design):
    return replace(design, style=draw(st.sampled_from([Style(), Style("google"), Style(entity_tags=True)])))


def language_changed(draw, design):
    return replace(design, language="ko" if design.language == "en" else "en")


EDITS = (
    operation_renamed, operation_taking_others, operation_answering_otherwise, operation_failing_otherwise,
    operation_bound_by_hand, operation_removed, operation_added, operations_moved, type_changed, type_removed,
    story_changed, actor_renamed, service_changed, style_changed, language_changed,
)  # fmt: skip


def assert_kept_is_made_anew(data, design):
    if not design.services:
        return
    service = data.draw(st.sampled_from(design.services)).key
    kept = keep(design, service)
    for _ in range(3):
        design = data.draw(edited(design))
        kept = kept.after(design)
        assert to_yaml(kept.document) == to_yaml(document(design, service))


@pytest.mark.parametrize("name", SAMPLES)
@patiently
@given(st.data())
def test_edits_of_a_sample_give_the_document_that_is_made_anew(name, data):
    design = replace(SAMPLES[name], style=data.draw(st.sampled_from([Style(), Style("google")])))
    assert_kept_is_made_anew(data, design)


@patiently
@given(st.data(), designs())
def test_edits_of_any_design_give_the_document_that_is_made_anew(data, design):
    assert_kept_is_made_anew(data, design)


def test_an_edit_leaves_the_document_before_it_as_it_was():
    design = SAMPLES["freight-desk.seed.yaml"]
    kept = keep(design, "shipments")
    before = to_yaml(kept.document)
    kept.after(replace(design, operations=design.operations[1:], types=design.types[1:]))
    assert to_yaml(kept.document) == before


def test_operations_that_an_edit_does_not_touch_are_not_made_anew():
    design = SAMPLES["freight-desk.seed.yaml"]
    kept = keep(design, "shipments")
    story = replace(design.jobs[0], want="see it at once")
    after = kept.after(replace(design, jobs=(story, *design.jobs[1:])))
    touched = [one.key for one in design.operations_of("shipments") if story.key in one.jobs]
    same = [
        before["operationId"]
        for path, item in kept.document["paths"].items()
        for method, before in item.items()
        if after.document["paths"][path][method] is before
    ]
    assert sorted(same) == sorted(
        one.key for one in design.operations_of("shipments") if one.key not in touched
    )


def test_a_type_that_has_become_like_a_body_is_taken_for_it():
    design = SAMPLES["freight-desk.seed.yaml"]
    at = next(at for at, one in enumerate(design.operations) if one.response.fields)
    one = design.operations[at]
    described = tuple(replace(field, description="Told in full.") for field in one.response.fields)
    answering = replace(one, response=Response(described))
    design = replace(design, operations=(*design.operations[:at], answering, *design.operations[at + 1 :]))
    alike = replace(design, types=(*design.types, DataType("Alike", fields=described)))
    assert "Alike" in document(alike, one.service)["components"]["schemas"]
    assert keep(design, one.service).after(alike).document == document(alike, one.service)


def test_an_example_of_another_kind_is_another_example():
    """1 and True are equal, and are not written alike."""
    design = SAMPLES["freight-desk.seed.yaml"]
    at = next(at for at, one in enumerate(design.operations) if one.service == "shipments" and one.inputs)
    one = design.operations[at]

    def with_example(example):
        operation = replace(one, inputs=(Field("count_of_it", "object", example={"a": example}),))
        return replace(design, operations=(*design.operations[:at], operation, *design.operations[at + 1 :]))

    kept = keep(with_example(1), "shipments").after(with_example(True))
    assert to_yaml(kept.document) == to_yaml(document(with_example(True), "shipments"))
