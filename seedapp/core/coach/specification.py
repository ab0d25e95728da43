"""Step 5: the whole document is valid, and keeps what was promised to those who use it already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .. import targets
from ..design import Design
from ..difference import Change, TooDeep, compare_documents
from ..openapi import DocumentProblem, live_check, sources, target_at, validity
from ..targets import part_of
from ..versions import goes_far_enough, guessed_version, step_for
from ..wording import N_, say
from .design_reading import DesignReading
from .findings import Found
from .rule import rule


@rule(
    "SPEC-01", "error", 5,
    title=N_("The document is not valid OpenAPI"),
    why=N_("Every tool of a client developer begins by reading this file."),
    before="a reference to a type that does not exist",
    after="a document that openapi-spec-validator accepts",
)  # fmt: skip
def invalid_document(seen: DesignReading) -> Iterator[Found]:
    for key, fault in seen.document_faults.items():
        yield Found(
            targets.of(seen.services[key]),
            say(
                N_("No document can be made of %(service)s: %(fault)s. Look at what was overridden last."),
                service=seen.services[key].name or key,
                fault=fault,
            ),
        )
    for key, document in seen.documents.items():
        problems = live_check(document)
        if seen.is_full and not problems:
            problems = validity(document)
        yield from problems_found(seen.design, key, problems)


@rule(
    "SPEC-02", "error", 5,
    title=N_("A breaking change without a new version"),
    why=N_("Clients rely on what was published. The first number warns them (below 1.0 the second)."),
    before="version: 1.2.0 → 1.3.0, and GET /bikes is gone",
    after="version: 1.2.0 → 2.0.0",
)  # fmt: skip
def breaking_without_version(seen: DesignReading) -> Iterator[Found]:
    for key, document in seen.documents.items():
        published = seen.surroundings.published.get(key)
        if published is None:
            continue
        breaking = _breaking(published, document)
        old = _version(published)
        if breaking and not _steps_far_enough(old, str(seen.services[key].version)):
            yield Found(
                targets.of(seen.services[key]),
                say(
                    N_(
                        "%(count)s changes since %(version)s break clients, the first: %(change)s "
                        "Raise the version accordingly, or take them back."
                    ),
                    count=len(breaking),
                    version=old,
                    change=breaking[0].sentence,
                ),
                part="version",
            )


def _breaking(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    try:
        changes = compare_documents(old, new)
    except TooDeep:  # SPEC-01 says so already of any document that deep
        return []
    return [change for change in changes if change.kind == "breaking"]


def _version(document: Mapping[str, Any]) -> str:
    about = document.get("info")
    return str(about.get("version", "")) if isinstance(about, Mapping) else ""


def problems_found(design: Design, service: str, problems: Sequence[DocumentProblem]) -> Iterator[Found]:
    """What a validator says of the document of a service, at the parts of the design that it comes from."""
    places = sources(design, service) if problems else {}
    overridden = {targets.of(one) for one in design.operations_of(service) if one.openapi}
    for problem in problems:
        target = target_at(places, problem.pointer)
        yield Found(
            target,
            say(
                N_("At %(pointer)s: %(what)s Mend it where it comes from, in step 4 or 5."),
                pointer=problem.pointer or "/",
                what=problem.sentence,
            ),
            part=part_of(target) or ("openapi" if target in overridden else ""),
        )


def _steps_far_enough(old: str, new: str) -> bool:
    """Whether the first number grew, or below 1.0 at least the second."""
    before, after = guessed_version(old), guessed_version(new)
    if before is None or after is None:
        return False
    return goes_far_enough(before, after, step_for("breaking", before))
