"""What the database holds after the writing: `python -m bench.writers.tally` prints it as JSON.

{actors: [name], added: [title of the journal's row], edited: [description written], gaps: [design id]}
"""

from __future__ import annotations

import json
import os


def _tally() -> dict[str, list[object]]:
    from seedapp.actors.models import Actor
    from seedapp.designs.models import Design
    from seedapp.history.models import Change

    numbers = {
        design: list(
            Change.objects.filter(design_id=design).order_by("number").values_list("number", flat=True)
        )
        for design in Design.objects.values_list("pk", flat=True)
    }
    return {
        "actors": list(Actor.objects.values_list("name", flat=True)),
        "added": list(Change.objects.filter(verb="actors.added").values_list("title", flat=True)),
        "edited": list(
            Change.objects.filter(verb="actors.edited").values_list("after__description", flat=True)
        ),
        "gaps": [design for design, those in numbers.items() if those != list(range(1, len(those) + 1))],
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seedapp.settings")
    import django

    django.setup()
    print(json.dumps(_tally()))
