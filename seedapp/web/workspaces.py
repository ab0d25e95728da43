"""The front door: home, workspaces with their members, invitations, new designs and imports."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from seedapp.accounts.models import User
from seedapp.designs import changes as design_changes
from seedapp.designs.models import Design
from seedapp.history.models import Change
from seedapp.history.once import DoneAlready, once
from seedapp.notices.looking import news_counts
from seedapp.webhooks.models import Webhook
from seedapp.workspaces import changes
from seedapp.workspaces.access import allows, membership_for
from seedapp.workspaces.models import Member, Role, Workspace

from .form_secrets import secret_for
from .forms import EditForm
from .release import release
from .standing import mark_of_workspace
from .together.pulse import workspace_pulse
from .undo import sent_twice


class WorkspaceForm(EditForm):
    name = forms.CharField(
        label=gettext_lazy("Name of the workspace"),
        max_length=120,
        help_text=gettext_lazy("Your team's name. Everybody in it sees all of its designs."),
    )


class DesignForm(EditForm):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    summary = forms.CharField(
        label=gettext_lazy("In one sentence"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("What the service lets people do."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the texts"),
        choices=[("en", gettext_lazy("English")), ("ko", gettext_lazy("Korean"))],
    )


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Design file (*.seed.yaml) or OpenAPI document (YAML or JSON)"),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,.json"}),
        help_text=gettext_lazy(
            "An OpenAPI 3.0 or 3.1 document is shown first: what was read, and what has no form here."
        ),
    )


class InvitationForm(EditForm):
    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=Role.choices,
        initial=Role.EDITOR,
        help_text=gettext_lazy(
            "Viewers read, reviewers also comment, editors also write, owners also manage the members."
        ),
    )


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What the workbench is, for visitors; one's workspaces and designs, for members."""
    if not isinstance(request.user, User):
        return render(request, "workspaces/landing.html")
    memberships = request.user.memberships.select_related("workspace").prefetch_related("workspace__designs")
    _tell_news([one for each in memberships for one in each.workspace.designs.all()], request.user)
    context = {"memberships": memberships, "form": WorkspaceForm(initial=_first_name(request.user))}
    return render(request, "workspaces/home.html", context)


def _first_name(user: User) -> dict[str, str]:
    return {"name": _("%(name)s's workspace") % {"name": user.get_short_name()}}


@login_required
@require_POST
def add_workspace(request: HttpRequest) -> HttpResponse:
    form = WorkspaceForm(request.POST)
    if form.is_valid():
        try:
            with once(form.cleaned_data["once"]):
                workspace_ = changes.found_workspace(name=form.cleaned_data["name"], by=_person(request))
        except DoneAlready as done:
            return sent_twice(request, done, reverse("home"))
        return redirect("workspace", workspace_.slug)
    memberships = _person(request).memberships.select_related("workspace")
    return render(request, "workspaces/home.html", {"memberships": memberships, "form": form}, status=422)


@login_required
@require_GET
def workspace(request: HttpRequest, workspace: str) -> HttpResponse:
    return workspace_page(request, membership_for(request.user, workspace))


@login_required
@require_POST
def add_design(request: HttpRequest, workspace: str) -> HttpResponse:
    member = membership_for(request.user, workspace, Role.EDITOR)
    form = DesignForm(request.POST)
    if form.is_valid():
        try:
            with once(form.cleaned_data["once"]):
                design = design_changes.add_design(member.workspace, by=member.user, **form.values)
        except DoneAlready as done:
            return sent_twice(request, done, reverse("workspace", args=[workspace]))
        return redirect("design", member.workspace.slug, design.slug)
    return workspace_page(request, member, form=form, status=422)


def workspace_page(
    request: HttpRequest,
    member: Member,
    *,
    form: DesignForm | None = None,
    import_form: ImportForm | None = None,
    faults: list[dict[str, object]] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The workspace with its designs, and the forms as they were sent."""
    context = {
        "workspace": member.workspace,
        "designs": _tell_news(_designs(member.workspace), member.user),
        "role": member.role,
        "may_edit": allows(member.role, Role.EDITOR),
        "is_owner": allows(member.role, Role.OWNER),
        "webhooks_off": _webhooks_off(member),
        "form": form or DesignForm(),
        "import_form": import_form or ImportForm(),
        "faults": faults,
        "has_places": any(one["line"] or one["path"] for one in faults or ()),
    }
    return render(request, "workspaces/workspace.html", context, status=status)


def _webhooks_off(member: Member) -> list[Webhook]:
    """For owners: the webhooks that the workbench gave up."""
    if not allows(member.role, Role.OWNER):
        return []
    return [one for one in member.workspace.webhooks.exclude(off_because="") if one.was_switched_off]


def _designs(workspace: Workspace) -> list[Design]:
    return list(workspace.designs.prefetch_related("services"))


def _tell_news(designs: list[Design], person: User) -> list[Design]:
    """Each design with `news`: how many changes of others the person has not seen."""
    counts = news_counts((one.pk for one in designs), to=person)
    for one in designs:
        one.news = counts.get(one.pk, 0)  # type: ignore[attr-defined]  # for the template
    return designs


@login_required
@require_GET
def members(request: HttpRequest, workspace: str) -> HttpResponse:
    return _members_page(request, membership_for(request.user, workspace))


def _members_page(request: HttpRequest, member: Member, link: str = "") -> HttpResponse:
    place = member.workspace
    is_owner = allows(member.role, Role.OWNER)
    context = {
        "workspace": place,
        "members": place.members.select_related("user"),
        "me": member,
        "is_owner": is_owner,
        "roles": Role.choices,
        "invitations": [one for one in place.invitations.select_related("invited_by") if one.is_open]
        if is_owner
        else [],
        "form": InvitationForm(),
        "link": link,
        "open_page": {
            "pulse": reverse("workspace_pulse", args=[place.slug]),
            "mark": mark_of_workspace(place),
            "role": member.role,
            "release": release(),
        },
    }
    return render(request, "workspaces/members.html", context)


@login_required
@require_POST
@never_cache
def invite(request: HttpRequest, workspace: str) -> HttpResponse:
    """The link is in this answer and nowhere else: only its hash is kept."""
    member = membership_for(request.user, workspace, Role.OWNER)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return _members_page(request, member)
    secret = (
        secret_for("invitation", member.pk, form.cleaned_data["once"]) if form.cleaned_data["once"] else ""
    )
    role = form.cleaned_data["role"]
    _invitation, token = changes.invite(member.workspace, role=role, by=member.user, token=secret)
    link = request.build_absolute_uri(reverse("accept_invitation", args=[token]))
    return _members_page(request, member, link)


@login_required
@require_POST
def withdraw_invitation(request: HttpRequest, workspace: str, pk: int) -> HttpResponse:
    me = membership_for(request.user, workspace, Role.OWNER)
    place = me.workspace
    changes.withdraw(get_object_or_404(place.invitations, pk=pk), by=me.user)
    messages.success(request, _("The invitation is withdrawn; its link opens nothing any more."))
    return redirect("members", place.slug)


@login_required
@require_POST
def change_member(request: HttpRequest, workspace: str, pk: int) -> HttpResponse:
    """`role` sets a member's role; `remove` takes them out. An owner does it, or oneself to leave."""
    me = membership_for(request.user, workspace)
    row = me.workspace.members.select_related("user").filter(pk=pk).first()
    if row is None and _was_taken_out(me.workspace, pk):
        return redirect("members", workspace)
    if row is None:
        raise Http404
    is_leaving = row.pk == me.pk and "remove" in request.POST
    if not is_leaving:
        membership_for(request.user, workspace, Role.OWNER)
    try:
        _apply(request, me, row)
    except changes.Refused as refused:
        messages.error(request, str(refused))
        is_leaving = False
    return redirect("home") if is_leaving else redirect("members", workspace)


def _was_taken_out(place: Workspace, pk: int) -> bool:
    """Whether the button was pressed before."""
    changed = Change.objects.filter(workspace_id=place.pk, thing=f"workspaces.member:{pk}")
    return changed.filter(verb__in=["workspaces.left", "workspaces.member_removed"]).exists()


def _apply(request: HttpRequest, me: Member, row: Member) -> None:
    if "remove" in request.POST:
        changes.remove_member(row, by=me.user)
        gone = (
            _("You have left %(place)s.")
            if row.user_id == me.user_id
            else _("%(name)s is no longer a member.")
        )
        messages.success(request, gone % {"name": row.user, "place": row.workspace})
    elif request.POST.get("role") in Role.values:
        changes.change_role(row, role=request.POST["role"], by=me.user)
        messages.success(request, _("%(name)s has a new role.") % {"name": row.user})


@require_http_methods(["GET", "POST"])
@never_cache
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the link sees what it opens; joining needs an account."""
    invitation = changes.open_invitation(token)
    if invitation is None and (joined := changes.joined_by(token, request.user)):
        return redirect("workspace", joined.slug)
    if invitation is None:
        return render(request, "workspaces/invitation_over.html", status=404)
    if request.method == "POST":
        if not isinstance(request.user, User):
            return redirect_to_login(request.path)
        try:
            changes.accept(invitation, by=_person(request))
        except changes.Refused:
            return render(request, "workspaces/invitation_over.html", status=404)
        return redirect("workspace", invitation.workspace.slug)
    return render(request, "workspaces/invitation.html", {"invitation": invitation})


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("A signed-in person is needed here.")
    return request.user


urlpatterns = [
    path("", home, name="home"),
    path("w/", add_workspace, name="add_workspace"),
    path("invitations/<str:token>/", accept_invitation, name="accept_invitation"),
    path("w/<slug:workspace>/", workspace, name="workspace"),
    path("w/<slug:workspace>/new/", add_design, name="add_design"),
    path("w/<slug:workspace>/members/", members, name="members"),
    path("w/<slug:workspace>/members/pulse/", workspace_pulse, name="workspace_pulse"),
    path("w/<slug:workspace>/members/invite/", invite, name="invite"),
    path("w/<slug:workspace>/members/<int:pk>/", change_member, name="change_member"),
    path(
        "w/<slug:workspace>/invitations/<int:pk>/withdraw/", withdraw_invitation, name="withdraw_invitation"
    ),
]
