"""Long and twisted inputs end in time: what took minutes, or for ever, takes a moment."""

import json
import time

import pytest

from seedapp.core import coach, design_file, openapi_import
from seedapp.core.derive.stories import read_stories
from seedapp.core.naming import identifier, plural
from seedapp.core.openapi import sources

MOMENT = 8.0  # seconds of this process; each of these took far longer, or never ended


def _document(schemas, paths=None):
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "t", "version": "1"},
            "paths": paths or {},
            "components": {"schemas": schemas},
        }
    )


def _nested(levels):
    schema = {"type": "string"}
    for _level in range(levels):
        schema = {"type": "object", "properties": {"a": schema}}
    return schema


def _references(count):
    chain = {f"A{one}": {"$ref": f"#/components/schemas/A{one + 1}"} for one in range(count)}
    return _document({**chain, f"A{count}": {"type": "string"}})


def _many_paths(count):
    answer = {"responses": {"200": {"description": "x"}}}
    return _document({}, {f"/p{one}": {"get": answer} for one in range(count)})


def _many_parameters(count):
    parameters = [{"name": f"p{one}", "in": "query", "schema": {}} for one in range(count)]
    return _document(
        {}, {"/a": {"get": {"parameters": parameters, "responses": {"200": {"description": "x"}}}}}
    )


def _design(*, inputs=0, failures=0, stories=0):
    return design_file.load(
        json.dumps(
            {
                "seed": "1",
                "title": "x",
                "services": [{"key": "s", "name": "S"}],
                "actors": [{"key": "a", "name": "A"}],
                "jobs": [
                    {"key": f"J{one}", "actor": "a", "when": "I am there", "want": f"see thing {one}"}
                    | {"so": "I can go"}
                    for one in range(stories)
                ],
                "operations": [
                    {
                        "key": "findThings",
                        "service": "s",
                        "kind": "query",
                        "inputs": [{"name": f"in{one}"} for one in range(inputs)],
                        "failures": [{"when": f"it fails {one}"} for one in range(failures)],
                    }
                ],
            }
        )
    )


def _check(design):
    return coach.check(design, full=True)


def _faults(count):
    jobs = "".join(f"- key: a{one}\n  actor: nobody{one}\n" for one in range(count))
    actors = "".join(f"- key: a{one}\n  name: N\n" for one in range(count))
    return f'seed: "1"\ntitle: x\nactors:\n{actors}jobs:\n{jobs}'


def _load(text):
    with pytest.raises(design_file.DesignFileError) as refused:
        design_file.load(text)
    return refused.value.faults


CASES = {
    "Korean name of 40,000 syllables": lambda: identifier("예약" * 20_000, {}),
    "word of 10,000 letters in the plural": lambda: plural("a" * 10_000),
    "paste of 200,000 letters in one paragraph": lambda: read_stories(f"{'I want to ' * 10}\n" * 2_000),
    "Korean paste": lambda: read_stories(f"{'예약을 ' * 25}\n" * 2_000),
    "schema 30 levels deep": lambda: openapi_import.read(_document({"A": _nested(30)})),
    "chain of 3,000 references": lambda: openapi_import.read(_references(3_000)),
    "1,000 paths": lambda: openapi_import.read(_many_paths(1_000)),
    "4,000 references to nobody": lambda: _load(_faults(4_000)),
    "import of 10,000 parameters": lambda: openapi_import.read(_many_parameters(10_000)),
    "5,000 failures, each told where it stands": lambda: sources(_design(failures=5_000), "s"),
    "3,000 stories that are not quite alike": lambda: _check(_design(stories=3_000)),
    "7,000 inputs, checked fully": lambda: _check(_design(inputs=7_000)),
    "30,000 unknown keys": lambda: _load(
        "seed: '1'\ntitle: x\n" + "".join(f"k{n}: 1\n" for n in range(30_000))
    ),
}


@pytest.mark.hostile(8, 12)
@pytest.mark.parametrize("name", CASES)
def test_it_ends_in_time(name):
    """200 KB pasted, names of 10,000 characters, deep and chained schemas, files that are one fault."""
    begun = time.process_time()
    CASES[name]()

    assert time.process_time() - begun < MOMENT


def test_a_nested_plain_object_still_becomes_types_with_fields():
    imported = openapi_import.read(_document({"A": _nested(3)}))

    assert {one.name: [field.type for field in one.fields] for one in imported.design.types} == {
        "A": ["Aa"],
        "Aa": ["AaA"],
        "AaA": ["string"],
    }


def test_every_fault_is_named_even_when_no_more_guesses_are_made():
    assert len(_load(_faults(200))) == 200
