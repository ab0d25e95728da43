"""Other people's linters have nothing to say, warnings included, about the document of our own REST API."""

import pytest
import yaml

from seedapp.rest.schema.document import document

from .programs import redocly_findings, spectral_findings

pytestmark = [pytest.mark.judges, pytest.mark.slow]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("rest") / "rest-api.yaml"
    path.write_bytes(document())
    return path


@pytest.mark.parametrize("findings", [redocly_findings, spectral_findings])
def test_a_linter_finds_nothing(findings, path, tmp_path):
    assert findings([path], tmp_path) == []


@pytest.mark.parametrize(
    ("findings", "missed"),
    [(redocly_findings, "operation-summary"), (spectral_findings, "operation-description")],
)
def test_a_linter_sees_a_flaw(findings, missed, path, tmp_path):
    flawed = tmp_path / "flawed.yaml"
    told = yaml.safe_load(path.read_text("utf-8"))
    for word in ("summary", "description"):
        del told["paths"]["/designs"]["get"][word]
    flawed.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")

    assert any(missed in one for one in findings([flawed], tmp_path))
