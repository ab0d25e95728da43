"""`seed check`: what the coach says, one finding a line."""

from __future__ import annotations

import argparse
import json
from typing import Any

from seedapp.core import coach

from ..files import read_design


def add_to(commands: Any) -> None:
    parser = commands.add_parser("check", help="what the coach says, one finding a line")
    parser.add_argument("file")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Waived findings are left out of the lines; in JSON they stand with their reason."""
    findings = coach.check(read_design(options.file), full=True)
    if options.json:
        print(json.dumps([_plain(one) for one in findings], ensure_ascii=False, indent=2))
    else:
        for one in findings:
            if not one.waived:
                print(f"{one.severity:7}  {one.rule:7}  {one.target}  {one.sentence}")
    return int(any(one.severity == "error" for one in findings))


def _plain(finding: coach.Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity,
        "rule": finding.rule,
        "step": finding.step,
        "target": finding.target,
        "message": str(finding.sentence),
        "waived": finding.waived,
    }
