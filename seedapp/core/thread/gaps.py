"""Where the thread is cut, in sentences: a story that nothing serves, an operation that nobody asked for."""

from __future__ import annotations

from collections.abc import Iterator

from ..design import Actor, Interaction, JobStory, MessageRef, Operation, Service
from ..wording import N_, Sentence, say
from .matrix import matrix
from .strand import Thing, Ties


def gaps_of(ties: Ties, thing: Thing | None) -> tuple[Sentence, ...]:
    """The gaps around a thing; those of the whole design for None."""
    match thing:
        case None:
            return tuple(_of_design(ties))
        case Actor():
            return tuple(_of_actor(ties, thing))
        case JobStory():
            return tuple(_of_job(ties, thing))
        case Interaction():
            return tuple(_of_interaction(ties, thing))
        case MessageRef():
            return tuple(_of_call(ties, thing))
        case Operation():
            return tuple(_of_operation(ties, thing))
        case Service():
            return tuple(_of_service(ties, thing))
    return ()


def _of_design(ties: Ties) -> Iterator[Sentence]:
    crossed = matrix(ties.design)
    for actor in ties.design.actors:
        yield from _of_actor_without_story(ties, actor)
    for job in crossed.jobs_without:
        yield _unserved(job)
    for interaction in ties.design.interactions:
        yield from _of_interaction(ties, interaction)
    for operation in crossed.operations_without:
        yield _unasked(operation)


def _of_actor(ties: Ties, actor: Actor) -> Iterator[Sentence]:
    yield from _of_actor_without_story(ties, actor)
    for job in ties.design.jobs:
        if job.actor == actor.key and not ties.operations_of(job):
            yield _unserved(job)


def _of_actor_without_story(ties: Ties, actor: Actor) -> Iterator[Sentence]:
    if actor.kind == "human" and not any(job.actor == actor.key for job in ties.design.jobs):
        yield say(N_("%(name)s has no job story yet."), name=actor.name or actor.key)


def _of_job(ties: Ties, job: JobStory) -> Iterator[Sentence]:
    is_told = ties.design.actor(job.actor) is not None or ties.design.service(job.actor) is not None
    if job.level == "customer" and not is_told:
        yield say(N_("%(job)s is nobody's: it names no actor."), job=job.key)
    if job.level == "technical" and not any(key in ties.jobs for key in job.refines):
        yield say(N_("%(job)s refines no customer story."), job=job.key)
    if job.level == "technical" and ties.design.service(job.provider) is None:
        yield say(N_("%(job)s names no service that provides it."), job=job.key)
    if job.level == "customer" and not ties.refinements_of(job):
        yield say(N_("No technical story refines %(job)s yet."), job=job.key)
    if not ties.diagrams_of(job):
        yield say(N_("No diagram shows %(job)s yet."), job=job.key)
    if not ties.operations_of(job):
        yield _unserved(job)


def _of_interaction(ties: Ties, interaction: Interaction) -> Iterator[Sentence]:
    title = interaction.title or interaction.key
    if not any(key in ties.jobs for key in interaction.jobs):
        yield say(N_("“%(title)s” serves no job story."), title=title)
    if not ties.strand_of(interaction).operations:
        yield say(N_("No query or action comes from “%(title)s” yet."), title=title)


def _of_call(ties: Ties, call: MessageRef) -> Iterator[Sentence]:
    if not ties.strand_of(call).operations:
        yield say(N_("No query or action comes from this message."))


def _of_operation(ties: Ties, operation: Operation) -> Iterator[Sentence]:
    if not any(key in ties.jobs for key in operation.jobs):
        yield _unasked(operation)
    if not any(ref.interaction in ties.interactions for ref in operation.messages):
        yield say(N_("No message shows “%(name)s”."), name=operation.name or operation.key)


def _of_service(ties: Ties, service: Service) -> Iterator[Sentence]:
    operations = ties.design.operations_of(service.key)
    if not operations:
        yield say(N_("%(service)s has no query or action yet."), service=service.name or service.key)
    for operation in operations:
        if not any(key in ties.jobs for key in operation.jobs):
            yield _unasked(operation)


def _unserved(job: JobStory) -> Sentence:
    return say(N_("No query or action serves %(job)s yet."), job=job.key)


def _unasked(operation: Operation) -> Sentence:
    return say(N_("“%(name)s” serves no job story."), name=operation.name or operation.key)
