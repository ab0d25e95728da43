"""Validators and linters have nothing to say, warnings included, about any document of any sample."""

import pytest
import yaml
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from .programs import redocly_findings, spectral_findings

pytestmark = [pytest.mark.judges, pytest.mark.slow]


def parted(findings, flawed):
    """What was found in the flawed document, and elsewhere."""
    own = [one for one in findings if one.startswith(flawed.name)]
    return own, [one for one in findings if one not in own]


@pytest.fixture(scope="module")
def spectral(varied_documents, flawed, tmp_path_factory):
    return parted(spectral_findings([*varied_documents, flawed], tmp_path_factory.mktemp("spectral")), flawed)


@pytest.fixture(scope="module")
def redocly(varied_documents, flawed, tmp_path_factory):
    return parted(redocly_findings([*varied_documents, flawed], tmp_path_factory.mktemp("redocly")), flawed)


def test_spectral_finds_nothing(spectral):
    assert spectral[1] == []


def test_spectral_sees_a_flaw(spectral):
    assert any("operation-description" in one for one in spectral[0])


def test_redocly_finds_nothing(redocly):
    assert redocly[1] == []


def test_redocly_sees_a_flaw(redocly):
    assert any("no-server-example.com" in one for one in redocly[0])


def test_openapi_spec_validator_finds_nothing(varied_documents):
    found = []
    for path in varied_documents:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        is_3_0 = document["openapi"].startswith("3.0")
        validator = (OpenAPIV30SpecValidator if is_3_0 else OpenAPIV31SpecValidator)(document)
        found += [f"{path.name}: {error.message}" for error in validator.iter_errors()]
    assert found == []
