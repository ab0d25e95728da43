"""Every kind of error that the REST API answers with: its stable code, its status and its title."""

from __future__ import annotations

from dataclasses import dataclass

from seedapp.core.wording import N_

TYPE = "tag:seed-workbench.invalid,2026:problem/"


@dataclass(frozen=True)
class Kind:
    """`code` never changes its meaning; programs tell problems apart by it."""

    code: str
    status: int
    title: str

    @property
    def type(self) -> str:
        """The URI that RFC 9457 wants: an identifier, not a place to visit."""
        return TYPE + self.code


_ALL = (
    Kind("invalid", 400, N_("Some members are not right")),
    Kind("invalid-query", 400, N_("A parameter of the query is not right")),
    Kind("invalid-header", 400, N_("A header is not right")),
    Kind("unreadable", 400, N_("The body cannot be read")),
    Kind("not-signed-in", 401, N_("Nobody is signed in")),
    Kind("token-refused", 401, N_("The token opens nothing")),
    Kind("forbidden", 403, N_("You may not do this")),
    Kind("read-only-token", 403, N_("The token may only read")),
    Kind("forgery", 403, N_("The request may be forged")),
    Kind("not-found", 404, N_("Nothing is there")),
    Kind("method-not-allowed", 405, N_("There is no such method here")),
    Kind("not-acceptable", 406, N_("There is no such form of it")),
    Kind("stale", 409, N_("Somebody else saved the same in the meantime")),
    Kind("gone", 409, N_("Somebody else deleted it in the meantime")),
    Kind("refused", 409, N_("That cannot be done as things stand")),
    Kind("told-once", 409, N_("This was done, and its secret was told then")),
    Kind("length-required", 411, N_("The length of the body must be said")),
    Kind("changed", 412, N_("It is not what you have seen any more")),
    Kind("too-large", 413, N_("The body is too large")),
    Kind("unsupported-media-type", 415, N_("The body is in a form that is not read here")),
    Kind("key-reused", 422, N_("The idempotency key came with another request")),
    Kind("version-required", 428, N_("Say which version you have seen")),
    Kind("too-many-requests", 429, N_("That was too much at once")),
    Kind("failed", 500, N_("Something went wrong here")),
    Kind("try-again", 503, N_("The database cannot be reached")),
)
KINDS = {one.code: one for one in _ALL}


def kind_of_status(status: int) -> Kind:
    """What stands for a status that came without a code."""
    found = next((one for one in _ALL if one.status == status), None)
    return found or KINDS["failed" if status >= 500 else "invalid-header"]
