"""A round that is open, and a reviewer in it."""

from django.conf import settings
from django.urls import reverse

LOAN = "22222222-2222-4222-8222-222222222222"


def open_review(team, design, live_server, new_page):
    """An open round; what it gives opens a page of it, by its name and arguments, for Gil, who has joined."""
    from seedapp.core import coach
    from seedapp.feedback import changes
    from seedapp.snapshot.take import take
    from seedapp.specification.changes import publish

    value = take(design)
    revision = publish(design, value=value, findings=coach.check(value), by=team.owner)
    round_, token = changes.open_round(
        revision, by=team.editor, intro="Does it help you?", questions=["Is it fast?"]
    )
    secret = "the secret of a browser"
    changes.join(round_.links.get(), name="Gil", perspective="client-developer", token=secret)
    for severity in ("must-fix", "question"):
        changes.begin_thread(
            round_,
            member=team.editor,
            anchor_kind="operation",
            anchor=LOAN,
            part="inputs/tool_id",
            anchor_title="Borrow a tool › tool_id",
            severity=severity,
            body=f"Is this `{severity}`?",
        )

    def open_page(name, *args, query="", **options):
        page = new_page(**options)
        path = reverse("review", args=[token])
        cookie = {"name": settings.REVIEWER_COOKIE_NAME, "value": secret, "path": path}
        page.context.add_cookies([{**cookie, "domain": "localhost"}])
        page.goto(f"{live_server.url}{reverse(name, args=[token, *args])}{query}")
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html[data-behaviours]")
        return page

    return open_page
