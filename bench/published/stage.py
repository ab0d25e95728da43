"""A design of many operations that is published. Run with DATABASE_URL set; prints where its document is."""

from __future__ import annotations

import json
import os
import sys


def _make(operations: int) -> dict[str, str]:
    from django.core.management import call_command
    from django.urls import reverse

    from bench.sample_design import sample_design
    from seedapp.accounts.models import User
    from seedapp.snapshot.restore import restore
    from seedapp.snapshot.take import take
    from seedapp.specification import changes
    from seedapp.workspaces.changes import found_workspace

    call_command("migrate", verbosity=0)
    owner = User.objects.create_user("owner@published.test", name="Owner")
    workspace = found_workspace(name="Published", by=owner)
    design = restore(sample_design(operations), workspace, by=owner)
    revision = changes.publish(design, value=take(design), findings=(), by=owner)
    key = changes.open_addresses(design, by=owner).key
    document = revision.documents.all()[0]
    return {
        "by_version": reverse("published_by_version", args=[key, document.service_key, document.version]),
        "by_hash": reverse("published_by_hash", args=[key, document.sha256]),
        "etag": f'"{document.sha256}"',
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seedapp.settings")
    import django

    django.setup()
    print(json.dumps(_make(int(sys.argv[1]))))
