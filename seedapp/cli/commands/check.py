"""`seed check`: what the coach says, one finding a line; and what it would mend, mended."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from seedapp.core import coach, design_file
from seedapp.core.coach.mends import Mend, mend_errors, mend_of

from ..files import read_design


def add_to(commands: Any) -> None:
    parser = commands.add_parser("check", help="what the coach says, one finding a line")
    parser.add_argument("file")
    parser.add_argument("--json", action="store_true", help="as JSON, with the mend that is offered for each")
    parser.add_argument(
        "--mend", action="store_true", help="write the design with the errors mended that have a safe mend"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Waived findings are left out of the lines; in JSON they stand with their reason."""
    if options.mend:
        return _mend(options)
    look = coach.look(coach.DesignReading(read_design(options.file), is_full=True))
    findings = look.findings
    if options.json:
        plain = [_plain(one, mend_of(one, look.seen)) for one in findings]
        print(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        for one in findings:
            if not one.waived:
                print(f"{one.severity:7}  {one.rule:7}  {one.target}  {one.sentence}")
    return int(any(one.severity == "error" for one in findings))


def _mend(options: argparse.Namespace) -> int:
    """The mended design on standard output, what was done and what is left on standard error."""
    design, mends = mend_errors(read_design(options.file))
    sys.stdout.write(design_file.dump(design))
    for mend in mends:
        print(f"mended   {mend.finding.rule:7}  {mend.finding.target}  {mend.label}", file=sys.stderr)
    left = [one for one in coach.check(design, full=True) if one.severity == "error"]
    for one in left:
        print(f"{one.severity:7}  {one.rule:7}  {one.target}  {one.sentence}", file=sys.stderr)
    return int(bool(left))


def _plain(finding: coach.Finding, mend: Mend | None) -> dict[str, Any]:
    return {
        "severity": finding.severity,
        "rule": finding.rule,
        "step": finding.step,
        "target": finding.target,
        "part": finding.part,
        "message": str(finding.sentence),
        "waived": finding.waived,
        "mend": _plain_mend(mend) if mend else None,
    }


def _plain_mend(mend: Mend) -> dict[str, Any]:
    changes = [{"part": one.part, "before": one.before, "after": one.after} for one in mend.edits]
    return {"target": mend.thing, "does": str(mend.label), "changes": changes}
