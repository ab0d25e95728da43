"""Publishing a revision: what it would do and what stands in the way, then the design is frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from seedapp.core import coach
from seedapp.core.difference.affected import Affect
from seedapp.core.difference.version_steps import VersionStep
from seedapp.history.changes import last_number
from seedapp.history.once import DoneAlready
from seedapp.snapshot.surroundings import surroundings_of
from seedapp.specification import changes
from seedapp.specification.frozen import frozen_design
from seedapp.specification.models import Revision, lightly
from seedapp.specification.policy import blocking
from seedapp.specification.states import State
from seedapp.web.advice import Advice
from seedapp.web.feedback.difference_facts import people_of
from seedapp.web.undo import sent_twice
from seedapp.web.visit import Visit, visit
from seedapp.web.wording import spoken
from seedapp.workspaces.models import Role

from .forms import PublishForm
from .steps import facts_of_services, steps_here


@login_required
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    if request.method == "GET":
        return _page(request, here)
    form = PublishForm(request.POST, services=here.value.services)
    if not form.is_valid():
        return _page(request, here, form=form, status=422)
    as_of = last_number(here.design.pk)
    value = changes.with_versions(here.value, form.versions)
    findings = coach.check(value, surroundings=surroundings_of(here.design), full=True)
    try:
        revision = changes.publish(
            here.design,
            value=here.value,
            findings=findings,
            by=here.member.user,
            note=form.words,
            after=form.cleaned_data["after"],
            as_of=as_of,
            versions=form.versions,
        )
    except changes.NotPublishable as refused:
        form.add_error(None, str(refused) if refused.findings else _("Name a service first."))
        return _page(request, here, form=form, findings=refused.findings, status=422)
    except changes.BadVersions as refused:
        for key, step in refused.steps.items():
            if step.refused is not None:
                form.add_error(form.name_of(key), spoken(step.refused))
        return _page(request, here, form=form, steps=refused.steps, status=422)
    except changes.Overtaken as refused:
        return _overtaken(request, here, form, str(refused))
    return redirect(here.url("published", revision.number))


def _overtaken(request: HttpRequest, here: Visit, form: PublishForm, why: str) -> HttpResponse:
    """The same press once more leads to what it did; anything else is shown again beside what is new."""
    newest = lightly(here.design.revisions.select_related("published_by")).first()
    typed = (form.cleaned_data["after"] + 1, form.words, here.member.user)
    if newest is not None and (newest.number, newest.note, newest.published_by) == typed:
        return sent_twice(request, DoneAlready(), here.url("published", newest.number))
    now = here.anew()
    steps = steps_here(now)
    typed_again = {PublishForm.name_of(key): one.suggested for key, one in steps.items()}
    typed_again |= {"note": form.cleaned_data["note"], "after": str(newest.number if newest else 0)}
    again = PublishForm(typed_again, services=now.value.services)
    again.add_error(None, why)
    return _page(request, now, form=again, steps=steps, status=409)


def _page(
    request: HttpRequest,
    here: Visit,
    *,
    form: PublishForm | None = None,
    findings: Sequence[coach.Finding] | None = None,
    steps: Mapping[str, VersionStep] | None = None,
    status: int = 200,
) -> HttpResponse:
    """`findings` stood in the way just now, `steps` are those of the versions that were typed."""
    newest = lightly(here.design.revisions.select_related("published_by")).first()
    steps = steps or steps_here(here)
    number = newest.number if newest else 0
    form = form or PublishForm(services=here.value.services, steps=steps, newest=number)
    errors = Advice(blocking(here.findings if findings is None else findings), here)
    affect = _affect(here, newest)
    services = facts_of_services(here.value, steps, form, affect)
    touched = [change for one in steps.values() for change in one.changes]
    tellers, stories = people_of(affect.of_all(touched))
    context = here.context(
        "feedback",
        newest=newest,
        number=number + 1,
        form=form,
        errors=[errors.remark(one) for one in errors.findings],
        warnings=sum(1 for one in here.findings if one.severity == "warning" and not one.waived),
        services=services,
        is_changed=any(one.kind != "unchanged" for one in services),
        difference={"tellers": tellers, "stories": stories},
    )
    return render(request, "publishing/publish.html", context, status=status)


def _affect(here: Visit, newest: Revision | None) -> Affect:
    """Whose stories a change touches, told by both designs."""
    followed = newest
    if newest is not None and newest.is_withdrawn:
        followed = lightly(here.design.revisions.exclude(state=State.WITHDRAWN)).first()
    return Affect(frozen_design(followed) if followed else None, here.value)
