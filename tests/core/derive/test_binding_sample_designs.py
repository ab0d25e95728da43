"""What derivation alone must give for the two whole sample designs."""

from pathlib import Path

import pytest
import yaml

from seedapp.core.derive.binding import bindings, cases
from seedapp.core.design_file.load import load

EXAMPLES = Path(__file__).parents[4] / "shared" / "examples"
NAMES = [("city-bikes", ("bikes", "rentals")), ("library.ko", ("books", "loans"))]
CASES = [(name, service) for name, services in NAMES for service in services]


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the sample designs live beside the repository")
@pytest.mark.parametrize(("name", "service"), CASES)
def test_sample_design_is_bound_as_expected(name, service):
    design = load((EXAMPLES / f"{name}.seed.yaml").read_bytes())
    expected = yaml.safe_load((EXAMPLES / f"{name}.expected.yaml").read_text(encoding="utf-8"))[service]
    found = bindings(design, service)
    told = {one.key: set(map(str, _statuses(design, one, found))) for one in design.operations_of(service)}
    assert {key: _as_expected(found[key], wanted) for key, wanted in expected.items()} == {
        key: {name: value for name, value in wanted.items() if name != "also"}
        for key, wanted in expected.items()
    }
    assert all(
        {str(status) for status in wanted.get("also", [])} <= told[key] for key, wanted in expected.items()
    )


def _statuses(design, operation, found):
    return [case.status for case in cases(design, operation, found[operation.key])]


def _as_expected(binding, wanted):
    said = {
        "method": binding.method,
        "path": binding.path,
        "status": binding.status,
        "query": [*binding.names_in("query"), *(["limit", "cursor"] if binding.is_collection else [])],
        "path_parameters": list(binding.names_in("path")),
        "body": list(binding.names_in("body")),
    }
    return {name: value for name, value in said.items() if name in wanted}
