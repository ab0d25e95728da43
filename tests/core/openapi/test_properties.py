"""What holds for the documents of any design, made of thin air."""

import os
import random
import subprocess
import sys
from dataclasses import replace

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from seedapp.core import design_file
from seedapp.core.openapi import document, to_yaml
from tests.core.design_file.strategies import designs

from .samples import DESIGNS, sample

VALIDATORS = {"3.1": OpenAPIV31SpecValidator, "3.0": OpenAPIV30SpecValidator}
SAMPLES = sorted(one.name.removesuffix(".seed.yaml") for one in DESIGNS.glob("*.seed.yaml"))
patiently = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def written_properly(design):
    """The design as a form takes it: fields have names, and nothing of OpenAPI is written by hand."""

    def fields(given):
        return tuple(replace(one, name=f"field_{at}") for at, one in enumerate(given))

    def operation(one):
        response = replace(one.response, fields=fields(one.response.fields))
        http = replace(one.http, path="")
        return replace(one, inputs=fields(one.inputs), response=response, openapi={}, http=http)

    return replace(
        design,
        services=tuple(replace(one, openapi={}) for one in design.services),
        operations=tuple(map(operation, design.operations)),
    )


def complaints(built, version):
    return [error.message for error in VALIDATORS[version](built).iter_errors()]


def shuffled(value, chance):
    """The same mappings with their keys in another order, at every level."""
    if isinstance(value, dict):
        keys = chance.sample(list(value), len(value))
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(one, chance) for one in value] if isinstance(value, list) else value


def documents_of(design):
    return [document(design, one.key, openapi=v) for one in design.services for v in VALIDATORS]


@pytest.mark.parametrize("version", VALIDATORS)
@patiently
@given(designs().map(written_properly))
def test_any_design_has_a_valid_document(version, design):
    for service in design.services:
        assert complaints(document(design, service.key, openapi=version), version) == []


@patiently
@given(designs())
def test_any_design_has_the_same_bytes_again(design):
    again = design_file.load(design_file.dump(design))
    first, second = (map(to_yaml, documents_of(one)) for one in (design, again))
    assert list(first) == list(second)


@patiently
@given(designs(), st.randoms(use_true_random=False))
def test_the_order_of_keys_in_the_file_changes_nothing(design, chance):
    read = yaml.safe_load(design_file.dump(design))
    other = design_file.load(to_yaml(shuffled(read, chance)))
    assert documents_of(other) == documents_of(design)


def all_texts():
    return "\n".join(to_yaml(one) for name in SAMPLES for one in documents_of(sample(name)))


def test_another_process_writes_the_same_bytes():
    """Sets of texts have another order in each process: no document may follow it."""
    program = "from tests.core.openapi.test_properties import all_texts; print(all_texts(), end='')"
    environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": ".", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", program]
    other = subprocess.run(
        command, env=environment, cwd=DESIGNS.parents[1], capture_output=True, check=True
    ).stdout
    assert other.decode() == all_texts()


@pytest.mark.parametrize("name", SAMPLES)
def test_the_order_of_keys_of_a_sample_changes_nothing(name):
    design = sample(name)
    read = yaml.safe_load(design_file.dump(design))
    other = design_file.load(to_yaml(shuffled(read, random.Random(7))))
    assert documents_of(other) == documents_of(design)
