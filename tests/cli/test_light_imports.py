"""A command imports what it needs: the libraries that take long to import are none of it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DESIGN = "tests/designs/tool-shed.seed.yaml"
HEAVY = ("django", "inflect", "jsonschema", "openapi_spec_validator", "typeguard", "pydantic")


@pytest.mark.parametrize("command", ["openapi", "derive", "trace"])
def test_a_command_imports_nothing_heavy(command):
    asked = (
        "import sys; from seedapp.cli.main import main; "
        f"main([{command!r}, {DESIGN!r}]); "
        f"print([one for one in {HEAVY!r} if one in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"
