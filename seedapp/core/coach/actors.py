"""Step 1: an actor is whoever needs something from the service, told apart by what sets it apart."""

from __future__ import annotations

from collections.abc import Iterator

from .. import targets
from ..design import Actor
from ..wording import N_, say
from .design_reading import DesignReading
from .findings import Found
from .likeness import content_tokens, first_alike, plain, words_of
from .rule import rule
from .word_lists import load_words

MOST_ACTORS = 5
OVERLAP = 0.5
LONGEST_DESCRIPTION_WORDS = 120


@rule(
    "ACT-01", "error", 1,
    title=N_("There is no actor"),
    why=N_("Modelling starts with whoever needs something: it sets the scope and the priority of the rest."),
    before="actors: []",
    after="actors: [{key: late-commuter, name: Late commuter, needs: [a bike near the station]}]",
)  # fmt: skip
def no_actor(seen: DesignReading) -> Iterator[Found]:
    if not seen.design.actors:
        yield Found(
            targets.DESIGN,
            say(N_("This design has no actor yet. Add whoever needs something from the service.")),
            part="actors",
        )


@rule(
    "ACT-02", "warning", 1,
    title=N_("There are more than five actors"),
    why=N_("With more than five actors either the priority is gone or the service's boundary is too wide."),
    before="actors: [commuter, tourist, technician, dispatcher, accountant, auditor]",
    after="actors: [commuter, tourist, technician]",
)  # fmt: skip
def too_many_actors(seen: DesignReading) -> Iterator[Found]:
    count = len(seen.design.actors)
    if count > MOST_ACTORS:
        yield Found(
            targets.DESIGN,
            say(
                N_("There are %(count)s actors. Keep the few that matter most, or split the service in two."),
                count=count,
            ),
            part="actors",
        )
    elif count == MOST_ACTORS:
        yield Found(
            targets.DESIGN,
            say(N_("There are five actors, as many as a design can hold. Check that each is needed.")),
            "hint",
            part="actors",
        )


@rule(
    "ACT-03", "warning", 1,
    title=N_("The name is too broad"),
    why=N_("It matters more what sets an actor apart than who it is. A broad actor hides several needs."),
    before="name: User",
    after="name: Late commuter",
)  # fmt: skip
def broad_name(seen: DesignReading) -> Iterator[Found]:
    for actor in seen.design.actors:
        if _is_broad(actor.name):
            yield Found(
                targets.of(actor),
                say(
                    N_("“%(name)s” could be anybody. Name what sets them apart, as in “late commuter”."),
                    name=actor.name,
                ),
                part="name",
            )


@rule(
    "ACT-04", "warning", 1,
    title=N_("Two actors overlap"),
    why=N_("Overlapping actors are dangerous: the same need is then designed twice, in two ways."),
    before="needs of Commuter: [a bike near me]; needs of Tourist: [a bike near me]",
    after="one actor, or needs that differ: [two bikes at the same place]",
)  # fmt: skip
def overlapping_actors(seen: DesignReading) -> Iterator[Found]:
    actors = seen.design.actors
    ways = [content_tokens(*actor.needs, *actor.behaviours) for actor in actors]
    for later, earlier in first_alike(ways, OVERLAP):
        yield Found(
            targets.of(actors[later]),
            say(
                N_(
                    "%(name)s and %(other)s need and do much the same. Merge them, "
                    "or write down what sets them apart."
                ),
                name=called(actors[later]),
                other=called(actors[earlier]),
            ),
            part="needs",
        )


@rule(
    "ACT-05", "warning", 1,
    title=N_("No need, pain or behaviour"),
    why=N_("An actor is seen through needs, pains and behaviours. Without them there is only a name."),
    before="{name: Fleet technician}",
    after="{name: Fleet technician, needs: [a list of broken bikes by district]}",
)  # fmt: skip
def empty_actor(seen: DesignReading) -> Iterator[Found]:
    for actor in seen.design.actors:
        if not any(text.strip() for text in (*actor.needs, *actor.pains, *actor.behaviours)):
            yield Found(
                targets.of(actor),
                say(
                    N_("%(name)s has no need, pain or behaviour yet. Add one that you saw or were told of."),
                    name=called(actor),
                ),
                part="needs",
            )


@rule(
    "ACT-06", "error", 1,
    title=N_("Two actors have the same name"),
    why=N_("Stories and diagrams name actors. With one name for two, nobody knows who is meant."),
    before="actors: [{key: rider, name: Rider}, {key: rider-2, name: rider}]",
    after="actors: [{key: rider, name: Daily rider}, {key: rider-2, name: Weekend rider}]",
)  # fmt: skip
def same_name_twice(seen: DesignReading) -> Iterator[Found]:
    known: set[str] = set()
    for actor in seen.design.actors:
        name = plain(actor.name)
        if name and name in known:
            yield Found(
                targets.of(actor),
                say(
                    N_("There is another actor called “%(name)s”. Rename one of them or merge the two."),
                    name=actor.name,
                ),
                part="name",
            )
        known.add(name)


@rule(
    "ACT-07", "warning", 1,
    title=N_("A person without a job story"),
    why=N_("An actor without a job asks nothing of the service. Either the job is missing or the actor is."),
    before="an actor “Weekend tourist”, and no story of theirs",
    after="J3: When I have put the bike back, I want to end my rental, so …",
)  # fmt: skip
def actor_without_job(seen: DesignReading) -> Iterator[Found]:
    busy = {job.actor for job in seen.design.jobs}
    for actor in seen.design.actors:
        if actor.kind == "human" and actor.key not in busy:
            yield Found(
                targets.of(actor),
                say(
                    N_("%(name)s has no job story yet. Write one, or leave this actor out."),
                    name=called(actor),
                ),
                part="jobs",
            )


@rule(
    "ACT-08", "hint", 1,
    title=N_("The description is long"),
    why=N_("What sets an actor apart fits in a few lines. Long portraits are not read in a workshop."),
    before="a description of 200 words",
    after="Rides the last kilometre when the train is late.",
)  # fmt: skip
def long_description(seen: DesignReading) -> Iterator[Found]:
    for actor in seen.design.actors:
        count = len(actor.description.split())
        if count > LONGEST_DESCRIPTION_WORDS:
            yield Found(
                targets.of(actor),
                say(
                    N_(
                        "The description of %(name)s has %(count)s words. Shorten it to what sets this "
                        "actor apart; %(most)s words are plenty."
                    ),
                    name=called(actor),
                    count=count,
                    most=LONGEST_DESCRIPTION_WORDS,
                ),
                part="description",
            )


@rule(
    "ACT-09", "warning", 1,
    title=N_("Copied from another design"),
    why=N_("Actors reused everywhere are dangerous: define them in the context of this service."),
    before="the same “Commuter”, word for word, as in the design of the ticket shop",
    after="a “Late commuter” with the needs that matter to renting a bike",
)  # fmt: skip
def copied_actor(seen: DesignReading) -> Iterator[Found]:
    others = {_portrait(actor) for actor in seen.surroundings.other_actors}
    for actor in seen.design.actors:
        says_something = actor.description or actor.needs or actor.pains or actor.behaviours
        if says_something and _portrait(actor) in others:
            yield Found(
                targets.of(actor),
                say(
                    N_(
                        "%(name)s was copied unchanged from another design. "
                        "Rewrite the needs, pains and behaviours for this service."
                    ),
                    name=called(actor),
                ),
                part="needs",
            )


def called(actor: Actor) -> str:
    """What to call an actor in a sentence."""
    return actor.name.strip() or actor.key


def _is_broad(name: str) -> bool:
    lists = load_words("broad_names")
    broad, empty = {*lists["en"], *lists["ko"]}, {*lists["en_empty"], *lists["ko_empty"]}
    telling = [word for word in map(_bare, words_of(name.replace("-", " "))) if word not in empty]
    return bool(telling) and all(word in broad for word in telling)


def _bare(word: str) -> str:
    """The word without plural or honorific: users → user, 고객님 → 고객."""
    lists = load_words("broad_names")
    for ending in lists["ko_endings"]:
        if word.removesuffix(ending) in lists["ko"]:
            return word.removesuffix(ending)
    return word.removesuffix("s") if word.removesuffix("s") in lists["en"] else word


def _portrait(actor: Actor) -> tuple[object, ...]:
    texts = (actor.needs, actor.pains, actor.behaviours)
    return (
        plain(actor.name),
        actor.kind,
        plain(actor.description),
        *(tuple(plain(text) for text in part) for part in texts),
    )
