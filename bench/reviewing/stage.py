"""A review with many people: `python -m bench.reviewing.stage OPERATIONS THREADS REVIEWERS` prints JSON."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from typing import Any

from bench.sample_design import sample_design
from seedapp.core.design import Design

SECRET = "the secret of a browser"  # noqa: S105  # of nobody


def one_service(design: Design) -> Design:
    """All of it in one document."""
    first = design.services[0]
    return replace(
        design,
        services=(first,),
        jobs=tuple(replace(one, provider=first.key if one.provider else "") for one in design.jobs),
        interactions=tuple(replace(one, participants={"service": first.key}) for one in design.interactions),
        operations=tuple(replace(one, service=first.key) for one in design.operations),
    )


def _make(operations: int, threads: int, reviewers: int) -> dict[str, Any]:
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.reviewing.own import asking
    from seedapp.accounts.models import User
    from seedapp.feedback import changes
    from seedapp.snapshot.restore import restore
    from seedapp.snapshot.take import take
    from seedapp.specification.changes import publish
    from seedapp.workspaces.changes import found_workspace

    call_command("migrate", verbosity=0)
    owner = User.objects.create_user("owner@many.test", name="Owner")
    workspace = found_workspace(name="Many reviewers", by=owner)
    design = restore(one_service(sample_design(operations)), workspace, by=owner)
    revision = publish(design, value=take(design), findings=(), by=owner)
    round_, token = changes.open_round(revision, by=owner)
    link = round_.links.get()
    changes.join(link, name="Gil", perspective="client-developer", token=SECRET)
    service = revision.documents.get().service_key
    uids = [str(one) for one in design.services.get().operations.values_list("uid", flat=True)]
    page = {
        "contract": f"/r/{token}/contract/{service}/",
        "operation": f"/r/{token}/contract/{service}/operations/{uids[0]}/",
        "secret": SECRET,
    }
    ask = asking(page["contract"], SECRET)
    ask()
    counted = {}
    for name in ("queries_before", "queries"):
        with CaptureQueriesContext(connection) as queries:
            ask()
        counted[name] = len(queries)
        if name == "queries_before":
            _talk(round_, uids, threads, reviewers)
    return page | counted


def _talk(round_: Any, uids: list[str], threads: int, reviewers: int) -> None:
    """Threads on each operation and its parts, one comment each, by everybody in turn."""
    from seedapp.feedback.models import Comment, Reviewer, Thread

    people = Reviewer.objects.bulk_create(
        Reviewer(
            round=round_,
            link=round_.links.get(),
            name=f"Reviewer {number}",
            perspective="client-developer",
            token_sha256=str(number),
        )
        for number in range(reviewers)
    )
    begun = Thread.objects.bulk_create(
        Thread(
            round=round_,
            anchor_kind="operation",
            anchor=uids[number % len(uids)],
            anchor_title=f"Operation {number % len(uids)}",
            part=("", "example")[number % 2],
            severity=("question", "must-fix")[number % 2],
            state=("open", "resolved", "open")[number % 3],
        )
        for number in range(threads)
    )
    Comment.objects.bulk_create(
        Comment(
            thread=one, reviewer=people[number % reviewers], author_name="R", body=f"Thought **{number}**."
        )
        for number, one in enumerate(begun)
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seedapp.settings")
    import django

    django.setup()
    print(json.dumps(_make(*map(int, sys.argv[1:]))))
