"""What of a published revision can be talked about: each place by its identity. A revision never changes."""

from __future__ import annotations

from functools import lru_cache

from seedapp.core import design as core
from seedapp.core import design_file
from seedapp.specification.indexing import frozen_index
from seedapp.specification.models import Revision

TITLE_LIMIT = 300


@lru_cache(maxsize=16)
def design_in(text: str) -> core.Design:
    """The design of a revision's design file."""
    return design_file.load(text)


def job_uid(revision: Revision, key: str) -> str:
    """What a story stays known by; its key where the revision does not say."""
    return str(revision.identities.get("jobs", {}).get(key, key))


def title_of_job(job: core.JobStory) -> str:
    return f"{job.key}: {job.want}" if job.want else job.key


def places_in(revision: Revision) -> dict[tuple[str, str], str]:
    """Every whole thing of a revision that can be commented on: (kind, anchor) → what it is called there.

    Their parts are in `specification.indexing.frozen_index`.
    """
    whole = frozen_index(revision).wholes()
    return {(one.anchor.kind, one.anchor.uid): one.title for one in whole}
