"""Writes what is generated and kept: pages of docs/reference, and the golden document of the REST API.

With --check it only says whether they are up to date.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
GOLDEN = ROOT / "tests" / "golden"


def pages() -> dict[Path, str]:
    """Each generated page with what it should hold."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seedapp.settings")
    os.environ.setdefault("SEED_SECRET_KEY", "of no use: nothing is signed")
    import django

    django.setup()
    from seedapp.core.coach.reference import coach_reference
    from seedapp.rest.schema.document import document
    from seedapp.specification.reference import states_reference
    from seedapp.webhooks.reference import webhooks_reference
    from tests.hostile import promises

    return {
        REFERENCE / "coach.md": coach_reference(),
        REFERENCE / "revision-states.md": states_reference(),
        REFERENCE / "webhooks.md": webhooks_reference(),
        REFERENCE / "hostile-input.md": promises.page(),
        GOLDEN / "rest-api.yaml": document().decode(),
    }


def main(arguments: list[str]) -> int:
    stale = {
        page: text for page, text in pages().items() if not page.exists() or page.read_text("utf-8") != text
    }
    for page, text in stale.items():
        if "--check" in arguments:
            print(f"{page.relative_to(ROOT)} is out of date. Run: python -m scripts.write_reference")
        else:
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, "utf-8")
            print(f"{page.relative_to(ROOT)} written")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
