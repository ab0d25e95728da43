"""openapi-generator, which needs the Java that set-up brings, accepts every document of every sample."""

import pytest

from .programs import openapi_generator_says

pytestmark = [pytest.mark.judges, pytest.mark.java, pytest.mark.slow]


def test_openapi_generator_has_nothing_to_say(documents):
    said = {path.name: openapi_generator_says(path) for path in documents}
    assert {name: text for name, text in said.items() if "No validation issues detected." not in text} == {}


def test_openapi_generator_sees_a_flaw(flawed):
    assert "No validation issues detected." not in openapi_generator_says(flawed)
