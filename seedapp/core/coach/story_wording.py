"""Step 2: a job story tells a circumstance and a problem, not a persona and a solution."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .. import targets
from ..design import JobStory
from ..wording import N_, say
from .design_reading import DesignReading
from .findings import Found
from .likeness import content_tokens, first_alike, jaccard, tokens
from .rule import rule
from .two_verbs import two_verbs_of
from .word_lists import load_words, word_list

SHORTEST_SITUATION_WORDS = 3
REPEATED = 0.8

_PERSONAS = load_words("personas")
_PERSONA = re.compile(
    rf"(?:^\s*|[,;]\s*|\bi\s+)(?:when\s+)?(?:i,\s+)?as\s+an?\s+(?!(?:{'|'.join(_PERSONAS['en_after_as_a'])})\b)",
    re.IGNORECASE,
)
_KOREAN_PERSONA = re.compile(rf"[가-힣](?:{'|'.join(_PERSONAS['ko'])})(?![가-힣])")
_LEADING_WHEN = re.compile(r"^\s*when\s+", re.IGNORECASE)


@rule(
    "JOB-02", "warning", 2,
    title=N_("The situation is a persona"),
    why=N_("Circumstance, not persona: the same person has different jobs in different situations."),
    before="when: as a commuter",
    after="when: my train arrives late at a station I do not know",
)  # fmt: skip
def persona_as_situation(seen: DesignReading) -> Iterator[Found]:
    for job in seen.design.jobs:
        situation = unicodedata.normalize("NFC", job.when)
        if _PERSONA.search(situation) or _KOREAN_PERSONA.search(situation):
            yield Found(
                targets.of(job),
                say(
                    N_("%(job)s says who somebody is. Say what is going on when the need arises instead."),
                    job=job.key,
                ),
                part="when",
            )


@rule(
    "JOB-03", "warning", 2,
    title=N_("Words of a user interface"),
    why=N_("A job story states a problem, not a solution. A screen is one of many solutions."),
    before="want: click the rent button",
    after="want: rent the bike at once",
)  # fmt: skip
def interface_words(seen: DesignReading) -> Iterator[Found]:
    for job in seen.design.jobs:
        word = word_list("interface").first_in(_text(job))
        if word:
            yield Found(
                targets.of(job),
                say(
                    N_("%(job)s speaks of “%(word)s”. Say what somebody wants to get done instead."),
                    job=job.key,
                    word=word,
                ),
                part=_part_with(job, "interface"),
            )


@rule(
    "JOB-04", "warning", 2,
    title=N_("Words of technology in a customer story"),
    why=N_("Customers do not need databases. Technical stories come next and are the place for such words."),
    before="want: read the bikes from the database",
    after="want: find a working bike close to me",
)  # fmt: skip
def technology_words(seen: DesignReading) -> Iterator[Found]:
    for job in seen.customer_jobs:
        word = word_list("technology").first_in(_text(job))
        if word:
            yield Found(
                targets.of(job),
                say(
                    N_(
                        "%(job)s speaks of “%(word)s”. Tell it in the customer's words, "
                        "or make it a technical story."
                    ),
                    job=job.key,
                    word=word,
                ),
                part=_part_with(job, "technology"),
            )


@rule(
    "JOB-05", "warning", 2,
    title=N_("The goal repeats the motivation"),
    why=N_("The goal says what gets better. A solution is judged by it, so it must say something new."),
    before="want: rent a bike, so: I can rent a bike",
    after="want: rent a bike, so: nobody else takes it while I unlock it",
)  # fmt: skip
def goal_repeats_motivation(seen: DesignReading) -> Iterator[Found]:
    for job in seen.design.jobs:
        likeness = max(
            jaccard(tokens(job.want), tokens(job.so)),
            jaccard(content_tokens(job.want), content_tokens(job.so)),
        )
        if likeness >= REPEATED:
            yield Found(
                targets.of(job),
                say(
                    N_("The goal of %(job)s repeats the motivation. Ask “why?” once more and write that."),
                    job=job.key,
                ),
                part="so",
            )


@rule(
    "JOB-06", "warning", 2,
    title=N_("The situation is very short"),
    why=N_("The circumstance decides what a good answer is. Two words leave it open."),
    before="when: train late",
    after="when: my train arrives late at a station I do not know",
)  # fmt: skip
def short_situation(seen: DesignReading) -> Iterator[Found]:
    for job in seen.design.jobs:
        count = len(_LEADING_WHEN.sub("", job.when).split())
        if 0 < count < SHORTEST_SITUATION_WORDS:
            yield Found(
                targets.of(job),
                say(
                    N_("The situation of %(job)s is very short. Add where, when or what just happened."),
                    job=job.key,
                ),
                part="when",
            )


@rule(
    "JOB-07", "hint", 2,
    title=N_("Two jobs in one motivation"),
    why=N_("Two jobs have two goals and often two services. Apart they can be judged and built one by one."),
    before="want: find a bike and rent it",
    after="J1: want: find a bike; J2: want: rent the bike I found",
)  # fmt: skip
def two_jobs_in_one(seen: DesignReading) -> Iterator[Found]:
    for job in seen.design.jobs:
        verbs = two_verbs_of(job.want)
        if verbs:
            yield Found(
                targets.of(job),
                say(
                    N_("%(job)s may hold two jobs: “%(one)s” and “%(other)s”. Consider a story for each."),
                    job=job.key,
                    one=verbs[0],
                    other=verbs[1],
                ),
                part="want",
            )


@rule(
    "JOB-08", "warning", 2,
    title=N_("Two stories are nearly the same"),
    why=N_("The same job told twice is designed twice, and the two drift apart."),
    before="J1 and J5: When my train is late, I want to find a bike, so I arrive on time",
    after="J1 alone, or a J5 whose situation differs",
)  # fmt: skip
def near_duplicate(seen: DesignReading) -> Iterator[Found]:
    groups: dict[tuple[str, str], list[JobStory]] = {}
    for job in seen.design.jobs:
        groups.setdefault((job.level, job.provider if job.level == "technical" else ""), []).append(job)
    for jobs in groups.values():
        for later, earlier in sorted(_alike(jobs).items()):
            yield Found(
                targets.of(jobs[later]),
                say(
                    N_("%(job)s is nearly the same as %(other)s. Merge them, or say what differs."),
                    job=jobs[later].key,
                    other=jobs[earlier].key,
                ),
                part="when",
            )


def _alike(jobs: list[JobStory]) -> dict[int, int]:
    """Index of a story → index of an earlier one that is nearly the same, with or without small words."""
    whole = [tokens(job.when, job.want, job.so) for job in jobs]
    telling = [content_tokens(job.when, job.want, job.so) for job in jobs]
    return {**dict(first_alike(telling, REPEATED)), **dict(first_alike(whole, REPEATED))}


def _part_with(job: JobStory, words: str) -> str:
    """The first part of a story in which a word of the list stands."""
    parts = {"when": job.when, "want": job.want, "so": job.so}
    return next((part for part, text in parts.items() if word_list(words).first_in(text)), "want")


def _text(job: JobStory) -> str:
    return f"{job.when}\n{job.want}\n{job.so}"
