"""Whatever a design holds: its workflows name only what there is, in the order in which it is there."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedapp.core import openapi
from seedapp.core.arazzo import NoWorkflow, arazzo
from seedapp.core.design import (
    DataType,
    Design,
    Failure,
    Field,
    Http,
    Interaction,
    MessageRef,
    Operation,
    Response,
    Service,
    Style,
)

from ..design_file.strategies import designs
from .structure import faults_of

quickly = settings(deadline=None, suppress_health_check=list(HealthCheck))

_LABELS = st.sampled_from(["heat(oven_id, name)", "주문", "list loaves", "the oven is not found", "x", ""])
_TYPES = (
    DataType("Loaf", fields=(Field("loaf_id", "uuid"), Field("name"), Field("size", "Size"))),
    DataType("Size", values=("SMALL", "LARGE")),
    DataType("Tree", fields=(Field("id", "uuid"), Field("branches", "Tree[]", required=False))),
    DataType("Free", schema={"oneOf": [{"$ref": "#/components/schemas/Tree"}, {"type": "string"}]}),
)
_FIELDS = st.builds(
    Field,
    st.sampled_from(["id", "oven_id", "loaf_id", "name", "status", "tree", "빵_id", "a/b~c", "size"]),
    st.sampled_from(["uuid", "string", "integer", "Loaf", "Loaf[]", "Tree", "Free", "Size", "binary"]),
    st.booleans(),
)
_SOME_FIELDS = st.lists(_FIELDS, max_size=3, unique_by=lambda one: one.name).map(tuple)
_RESPONSES = st.one_of(
    st.just(Response()),
    st.builds(Response, _SOME_FIELDS),
    st.sampled_from(["Loaf", "Loaf[]", "Tree", "Free[]", "Size", "binary"]).map(
        lambda one: Response((), one)
    ),
)
_HTTP = st.sampled_from(
    [Http(), Http(), Http("GET"), Http("PUT"), Http(status=303), Http("GET", "/ovens/{id}/loaves/{loaf_id}")]
)
_MEMBERS = st.sampled_from(
    [{}, {}, {"operationId": "twice"}, {"responses": {"2XX": {"description": "Well."}}}]
)


@st.composite
def diagrams(draw, depth=2):
    """Calls and groups inside of each other, as PlantUML text."""
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["call", "call", "alt", "alt", "opt", "loop", "par", "break", "group"]))
        if kind == "call" or not depth:
            lines.append(f"a -> b: {draw(_LABELS)}")
            continue
        lines += [f"{kind} {draw(_LABELS)}", draw(diagrams(depth - 1))]
        if draw(st.booleans()):
            lines += [f"else {draw(_LABELS)}", draw(diagrams(depth - 1))]
        lines.append("end")
    return "\n".join(lines)


@st.composite
def bakeries(draw):
    """Designs in which operations share names and types, and serve calls of diagrams with every group."""
    interactions = tuple(
        Interaction(key, "Bake", plantuml=draw(diagrams()))
        for key in draw(st.lists(st.sampled_from(["bake", "빵 굽기", "b.c"]), min_size=1, unique=True))
    )
    refs = [MessageRef(one.key, number) for one in interactions for number in range(1, 7)]
    keys = draw(st.lists(st.sampled_from(["heatOven", "listLoaves", "addTree", "a.b", "굽기"]), min_size=1))
    operations = {
        (service, key): Operation(
            key,
            service,
            draw(st.sampled_from(["query", "action"])),
            messages=tuple(draw(st.lists(st.sampled_from(refs), min_size=1, max_size=4))),
            inputs=draw(_SOME_FIELDS),
            response=draw(_RESPONSES),
            failures=(Failure("the oven is not found"),),
            http=draw(_HTTP),
            openapi=draw(_MEMBERS),
        )
        for key in keys
        for service in [draw(st.sampled_from(["ovens", "shop-api"]))]
    }
    return Design(
        "Bakery",
        language=draw(st.sampled_from(["en", "ko"])),
        style=draw(st.sampled_from([Style(), Style("google"), Style(entity_tags=True)])),
        services=(Service("ovens", "Ovens"), Service("shop-api", "Shop API", version="2.0")),
        types=_TYPES,
        interactions=interactions,
        operations=tuple(operations.values()),
    )


def _documents(design):
    return {one.key: openapi.document(design, one.key) for one in design.services}


@given(design=bakeries())
@settings(quickly, max_examples=120)
def test_every_workflow_names_only_what_there_is(design):
    documents = _documents(design)
    try:
        made = arazzo(design, documents=documents)
    except NoWorkflow:
        return
    assert faults_of(made.document, documents) == []


@given(design=designs())
@settings(quickly, max_examples=40)
def test_awkward_text_breaks_no_workflow(design):
    interactions = tuple(replace(one, plantuml="a -> b: x") for one in design.interactions)
    refs = tuple(MessageRef(one.key, 1) for one in interactions)
    operations = tuple(replace(one, messages=refs) for one in design.operations)
    design = replace(design, interactions=interactions, operations=operations)
    documents = _documents(design)
    try:
        made = arazzo(design, documents=documents)
    except NoWorkflow:
        return
    assert faults_of(made.document, documents) == []


@given(design=bakeries())
@settings(quickly, max_examples=20)
def test_the_same_design_has_the_same_bytes(design):
    try:
        texts = {openapi.to_yaml(arazzo(design).document) for _ in range(2)}
    except NoWorkflow:
        return
    assert len(texts) == 1


@given(design=bakeries())
@settings(quickly, max_examples=20)
def test_an_interaction_has_workflows_or_is_told_of(design):
    try:
        made = arazzo(design)
    except NoWorkflow:
        return
    drawn = {one["x-seed-interaction"] for one in made.document["workflows"]}
    assert len(drawn) + len(made.told) == len(design.interactions)
