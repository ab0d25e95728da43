"""The document as a whole: what it is called, its rooms, how to say who asks, and what all share."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer

from .answers import HEADERS, PARAMETERS, PROBLEM, refusals

DESCRIPTION = """\
All that the pages of the workbench do, for programs. Each write is the same function that the page calls, \
and stands in the same history.

**Who asks.** `Authorization: Bearer seed_…`, with a token from your account's page. It reads, or reads and \
writes, until it expires or you revoke it.

**Versions.** Every thing has a `row_version` and an `ETag`. An edit or deletion names what it has seen: \
`If-Match` refuses any other version (412), `row_version` merges with what others changed elsewhere in the \
thing and refuses only a collision (409, with `yours`, `theirs` and `base`). Naming neither is refused (428).

**Once.** A POST, or an edit of a thing, with an `Idempotency-Key` may be sent again within a day: it does \
one thing, and gets the first answer again.

**Lists** come in pages. Take the next one from `next` as it stands.

**Problems** are RFC 9457; `code` tells them apart, `errors` say where in the body or query, and why.

**How often.** `RateLimit` says how many requests remain; 429 says when to come again.
"""
TAGS = {
    "Me": "Who asks.",
    "Workspaces": "A team's place: its members with their roles, and invitations.",
    "Search": "Things in every design of a workspace, by the words that they hold.",
    "Designs": "Whole designs: their settings, their style, and the files that they come from and leave as.",
    "Services": "The services of a design; each has an OpenAPI document.",
    "Mock": "Addresses at which a design answers before anybody has built it.",
    "Actors": "Step 1: whoever needs something from the service.",
    "Job stories": "Step 2: when …, I want to …, so I can ….",
    "Interactions": "Step 3: sequence diagrams, their drawings, calls and participants.",
    "Queries and actions": "Step 4: what is asked of a service and what is done, and the stories behind it.",
    "Types": "Step 4: the types that operations share.",
    "Candidates": "Step 4: the operations that stories and messages ask for, with the reasons.",
    "History": "Every write with before and after; undo, and the design at any past moment.",
    "Revisions": "Steps 5 and 6: what was published, and what changed between any two states of the design.",
    "Coach": "What the coach finds, what was set aside, and mends that it offers.",
    "Feedback": "Step 6: rounds of review, what reviewers and the team say, and verdicts.",
    "Webhooks": "What is written, sent to programs of yours: signed, in order, with a log.",
    "Notices": "What concerns you, when mail comes, and what changed since you looked.",
    "Implementation": "Step 7: whether coding may begin, and everything to take along.",
}
SECURITY = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token of yours, from your account's page.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": settings.SESSION_COOKIE_NAME,
        "description": "Whoever is signed in on the pages; writing needs their forgery token in X-CSRFToken.",
    },
}


def finish(result: dict[str, Any], **_context: Any) -> dict[str, Any]:
    """A hook of drf-spectacular: add what all operations share, and the rooms that there are."""
    result["info"]["description"] = DESCRIPTION
    components = result.setdefault("components", {})
    components.setdefault("schemas", {})["Problem"] = PROBLEM
    components["schemas"] = dict(sorted(components["schemas"].items()))
    components |= {"headers": HEADERS, "parameters": PARAMETERS, "responses": refusals()}
    components["securitySchemes"] = SECURITY
    used = {
        tag
        for path in result["paths"].values()
        for operation in path.values()
        for tag in operation.get("tags", ())
    }
    result["tags"] = [{"name": name, "description": said} for name, said in TAGS.items() if name in used]
    return result


@cache
def document() -> bytes:
    """The document as YAML, the same bytes each time: made once in each process."""
    with translation.override("en"):
        made = SchemaGenerator().get_schema(request=None, public=True)
    return bytes(OpenApiYamlRenderer().render(made, renderer_context={}))
