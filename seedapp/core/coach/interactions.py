"""Step 3: diagrams that can be read, and microservices that know nothing of each other."""

from __future__ import annotations

from collections.abc import Iterator

from .. import targets
from ..sequence import Call
from ..wording import N_, say
from .design_reading import DesignReading
from .findings import Found
from .parties import Party, Scene, owner_in_name
from .rule import rule

CLEAR = 0.5
DEEPEST_CHAIN = 3


@rule(
    "SEQ-01", "error", 3,
    title=N_("A line that cannot be understood"),
    why=N_("What is not understood leads to no operation. Diagrams are text so that every line counts."),
    before="api => bikes findBikes",
    after="api -> bikes: findBikes",
)  # fmt: skip
def unreadable_line(seen: DesignReading) -> Iterator[Found]:
    yield from _problems(seen, refused=False)


@rule(
    "SEQ-02", "error", 3,
    title=N_("A preprocessor line"),
    why=N_("Lines that begin with “!” make the drawing program act: read files, load pages, loop for ever."),
    before="!include style.puml",
    after="(remove the line)",
)  # fmt: skip
def preprocessor_line(seen: DesignReading) -> Iterator[Found]:
    yield from _problems(seen, refused=True)


@rule(
    "SEQ-03", "warning", 3,
    title=N_("A microservice calls a microservice"),
    why=N_("Microservices know nothing of each other: the API layer orchestrates, or an event is published."),
    before="rentals -> bikes: markRented(bike_id)",
    after="api -> bikes: markRented(bike_id), or rentals ->> bikes: bike rented",
)  # fmt: skip
def microservice_calls_microservice(seen: DesignReading) -> Iterator[Found]:
    for scene, call, source, target in _calls(seen):
        apart = source.identity != target.identity
        if not call.asynchronous and apart and source.kind == target.kind == "microservice":
            yield Found(
                targets.of_call(scene.interaction, call.number),
                say(
                    N_("%(source)s calls %(target)s. Let the API layer ask both, or publish an event (->>)."),
                    source=source.called,
                    target=target.called,
                ),
            )


@rule(
    "SEQ-04", "warning", 3,
    title=N_("A person talks straight to a microservice or a database"),
    why=N_("People use an app or an API layer, which shields them from how the services are cut."),
    before="technician -> bikes: reportBrokenBike",
    after="technician -> app: report the bike; app -> api: …; api -> bikes: reportBrokenBike",
)  # fmt: skip
def person_calls_microservice(seen: DesignReading) -> Iterator[Found]:
    for scene, call, source, target in _calls(seen):
        if source.kind == "human" and target.kind in ("microservice", "database"):
            yield Found(
                targets.of_call(scene.interaction, call.number),
                say(
                    N_("%(source)s talks straight to %(target)s. Put an app and an API layer between them."),
                    source=source.called,
                    target=target.called,
                ),
            )


@rule(
    "SEQ-05", "warning", 3,
    title=N_("An app talks straight to a microservice"),
    why=N_("The API layer is what an app relies on. Behind it, microservices can change."),
    before="app -> rentals: startRental",
    after="app -> api: rentBike; api -> rentals: startRental",
)  # fmt: skip
def app_calls_microservice(seen: DesignReading) -> Iterator[Found]:
    for scene, call, source, target in _calls(seen):
        if source.kind == "app" and target.kind in ("microservice", "database"):
            yield Found(
                targets.of_call(scene.interaction, call.number),
                say(
                    N_("%(source)s talks straight to %(target)s. Let it ask the API layer."),
                    source=source.called,
                    target=target.called,
                ),
            )


@rule(
    "SEQ-06", "error", 3,
    title=N_("A service reads another service's database"),
    why=N_("A shared database ties services together: neither can change its tables without the other."),
    before="rentals -> bikes_db: select the bike",
    after="api -> bikes: getBike(bike_id)",
)  # fmt: skip
def foreign_database(seen: DesignReading) -> Iterator[Found]:
    owners: dict[str, str] = {}
    for scene, call, source, target in _calls(seen):
        if target.kind != "database" or source.key not in seen.services:
            continue
        name = target.identity
        owner = owners.setdefault(name, owner_in_name(target, seen.design) or source.key)
        if source.key != owner:
            yield Found(
                targets.of_call(scene.interaction, call.number),
                say(
                    N_("%(source)s uses %(target)s, which belongs to %(owner)s. Ask %(owner)s instead."),
                    source=source.called,
                    target=target.called,
                    owner=seen.services[owner].name or owner,
                ),
            )


@rule(
    "SEQ-07", "hint", 3,
    title=N_("A call without a return"),
    why=N_("What comes back says whether it is a query or an action, and what the response holds."),
    before="api -> bikes ++: findBikes",
    after="api -> bikes ++: findBikes / return []bike",
)  # fmt: skip
def call_without_return(seen: DesignReading) -> Iterator[Found]:
    for scene, call, source, target in _calls(seen):
        is_screen = target.kind == "human" or (source.kind == "human" and target.kind == "app")
        expects_answer = not call.asynchronous and not call.creates and target.kind != "queue"
        if expects_answer and not is_screen and call.number not in scene.answered:
            yield Found(
                targets.of_call(scene.interaction, call.number),
                say(
                    N_(
                        "Nothing comes back from “%(label)s”. Add a return that says what %(target)s answers."
                    ),
                    label=call.label,
                    target=target.called,
                ),
            )


@rule(
    "SEQ-08", "warning", 3,
    title=N_("A participant that is nobody, or does nothing"),
    why=N_("The thread goes from an actor through participants to services. A stranger cuts it."),
    before="participant Backend as b",
    after="participant Bikes as b (a service of the design), or a row in participants: {b: bikes}",
)  # fmt: skip
def unknown_participant(seen: DesignReading) -> Iterator[Found]:
    for scene in seen.scenes:
        busy = {alias for call in scene.diagram.calls for alias in (call.source, call.target)}
        busy |= {alias for one in scene.diagram.returns for alias in (one.source, one.target)}
        for alias, party in scene.cast.items():
            place = targets.of_line(scene.interaction, party.participant.line)
            if alias not in busy:
                sentence = N_("%(name)s takes no part in this diagram. Remove it, or add its messages.")
            elif not party.key and party.kind not in ("database", "queue"):
                sentence = N_("%(name)s is no actor or service of this design. Tie it to one, or add it.")
            else:
                continue
            yield Found(place, say(sentence, name=party.called), part=f"participants/{alias}")


@rule(
    "SEQ-09", "warning", 3,
    title=N_("A diagram that serves no story"),
    why=N_("Each step is evolved from the one before: a diagram shows how a job gets done."),
    before="{key: sync-bikes, jobs: []}",
    after="{key: sync-bikes, jobs: [J4]}",
)  # fmt: skip
def diagram_without_story(seen: DesignReading) -> Iterator[Found]:
    for interaction in seen.design.interactions:
        if not any(key in seen.jobs for key in interaction.jobs):
            yield Found(
                targets.of(interaction),
                say(
                    N_("“%(title)s” serves no job story. Name the stories that it shows."),
                    title=interaction.title or interaction.key,
                ),
                part="jobs",
            )


@rule(
    "SEQ-10", "warning", 3,
    title=N_("Neither clearly a query nor an action"),
    why=N_("The next step makes a query or an action of each message to a service: it has to be one."),
    before="api -> bikes: bike stuff",
    after="api -> bikes: findAvailableBikes(latitude, longitude)",
)  # fmt: skip
def unclear_message(seen: DesignReading) -> Iterator[Found]:
    for one in seen.messages:
        asked = one.target_layer in ("api", "microservice") and not one.call.is_self
        doubtful = one.reading.kind in ("query", "action") and one.reading.confidence < CLEAR
        if asked and (one.reading.kind == "unclear" or doubtful):
            yield Found(
                targets.of_call(one.interaction, one.call.number),
                say(
                    N_("“%(label)s” could be a query or an action. Begin with a verb such as get or create."),
                    label=one.call.label,
                ),
            )


@rule(
    "SEQ-11", "warning", 3,
    title=N_("A deep or circular chain of calls"),
    why=N_("Everyone in a chain waits for the last one, and each link can fail. A circle waits for itself."),
    before="app -> api -> rentals -> bikes -> stations",
    after="api asks rentals, bikes and stations one after the other, or they publish events",
)  # fmt: skip
def deep_chain(seen: DesignReading) -> Iterator[Found]:
    for scene in seen.scenes:
        for call, depth, closes_circle in _waiting(scene):
            place = targets.of_call(scene.interaction, call.number)
            if closes_circle:
                yield Found(
                    place,
                    say(
                        N_(
                            "“%(label)s” asks somebody who is waiting for the answer already. "
                            "Break the circle, for example by an event."
                        ),
                        label=call.label,
                    ),
                )
            elif depth == DEEPEST_CHAIN + 1:
                yield Found(
                    place,
                    say(
                        N_(
                            "With “%(label)s” %(depth)s calls wait for one another. Let the API layer "
                            "ask one after the other, or publish an event."
                        ),
                        label=call.label,
                        depth=depth,
                    ),
                )


def _problems(seen: DesignReading, *, refused: bool) -> Iterator[Found]:
    for scene in seen.scenes:
        for problem in scene.diagram.problems:
            if problem.refused == refused:
                yield Found(
                    targets.of_line(scene.interaction, problem.line),
                    say(N_("Line %(line)s: %(what)s"), line=problem.line, what=problem.sentence),
                )


def _calls(seen: DesignReading) -> Iterator[tuple[Scene, Call, Party, Party]]:
    for scene in seen.scenes:
        for call, source, target in scene.conversations():
            yield scene, call, source, target


def _waiting(scene: Scene) -> Iterator[tuple[Call, int, bool]]:
    """Each synchronous call with the number of calls then waiting, and whether it calls one of those back.

    A person's own screen, a database and a queue are not part of a chain of services.
    """
    answered_by = {one.line: one.answers for one in scene.diagram.returns}
    steps: list[tuple[int, Call | None]] = [(line, None) for line in answered_by]
    steps += [(call.line, call) for call in scene.diagram.calls]
    waiting: list[Call] = []
    for line, call in sorted(steps, key=lambda step: step[0]):
        if call is None:
            numbers = [one.number for one in waiting]
            if answered_by[line] in numbers:
                del waiting[numbers.index(answered_by[line] or 0) :]
            continue
        ends = scene.ends_of(call)
        if ends is None or call.asynchronous or ends[1].kind in ("human", "database", "queue"):
            continue
        while waiting and waiting[-1].target != call.source:
            waiting.pop()
        closes_circle = any(one.source == call.target for one in waiting)
        waiting.append(call)
        yield call, len(waiting), closes_circle
