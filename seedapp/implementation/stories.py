"""The job stories as Markdown: by the actor who needs them, each as the sentence that it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from seedapp.core.design import Design, JobStory
from seedapp.core.wording import N_

from .words import Translate, plain


def stories_as_markdown(design: Design, translate: Translate = str) -> str:
    """All stories: customer stories under their actors, technical ones under their consumers."""
    lines = [f"# {translate(N_('Job stories'))}: {plain(design.title)}", ""]
    names = {one.key: one.name for one in design.services} | {one.key: one.name for one in design.actors}
    levels = (("customer", N_("Customer stories")), ("technical", N_("Technical stories")))
    for level, title in levels:
        stories = [job for job in design.jobs if job.level == level]
        if stories:
            lines += [f"## {translate(title)}", "", *_by_actor(design, stories, names, translate)]
    if not design.jobs:
        lines += [translate(N_("There is no job story yet.")), ""]
    return "\n".join(lines)


def _by_actor(
    design: Design, stories: list[JobStory], names: dict[str, str], translate: Translate
) -> Iterator[str]:
    for actor in dict.fromkeys(job.actor for job in stories):
        yield f"### {plain(names.get(actor, actor)) or translate(N_('Nobody yet'))}"
        yield ""
        for job in stories:
            if job.actor == actor:
                yield from _story(design, job, names, translate)
        yield ""


def _story(design: Design, job: JobStory, names: dict[str, str], translate: Translate) -> Iterator[str]:
    yield f"- **{plain(job.key)}** {_sentence(design, job, translate)}"
    if job.provider:
        provider = plain(names.get(job.provider, job.provider))
        yield f"  - {translate(N_('needs'))} {provider}"
    if job.refines:
        yield f"  - {translate(N_('refines'))} {_listed(job.refines)}"
    served = [f"`{one.service}/{one.key}`" for one in design.operations if job.key in one.jobs]
    if served:
        yield f"  - {translate(N_('served by'))} {', '.join(served)}"
    if job.evidence and job.evidence.note:
        yield f"  - {translate(N_('evidence'))}: {plain(job.evidence.note)}"


def _sentence(design: Design, job: JobStory, translate: Translate) -> str:
    when, want, so = (plain(part).rstrip(".") or "…" for part in (job.when, job.want, job.so))
    if design.language == "ko":  # Korean parts carry their own joining words
        return f"{when} → {want} → {so}"
    template = translate(N_("When %(when)s, I want to %(want)s, so that %(so)s."))
    return template % {"when": when, "want": want, "so": so}


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(plain(key) for key in keys)
