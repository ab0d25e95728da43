"""Designs out of files: a design file as it is, an OpenAPI document after a look at what was read of it."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Sequence

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from seedapp.core import design_file, openapi_import
from seedapp.core.openapi_import import ImportRefused, Leftover
from seedapp.core.yaml_text import SIZE_LIMIT_BYTES
from seedapp.history.once import DoneAlready, once
from seedapp.snapshot.restore import restore
from seedapp.workspaces.access import membership_for
from seedapp.workspaces.models import Member, Role

from .designs.style_words import name_of_style
from .forms import EditForm
from .undo import sent_twice
from .wording import spoken
from .workspaces import ImportForm, workspace_page

FAULTS_SHOWN = 50
ROWS_SHOWN = 200


class ConfirmForm(EditForm):
    """Carries the document from the look at it to the import: the server keeps nothing in between."""

    document = forms.CharField(widget=forms.HiddenInput)


@login_required
@require_POST
def import_design(request: HttpRequest, workspace: str) -> HttpResponse:
    """A design file becomes a design at once; an OpenAPI document is shown first. Faults leave nothing."""
    member = membership_for(request.user, workspace, Role.EDITOR)
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return workspace_page(request, member, import_form=form, status=422)
    content = form.cleaned_data["file"].read(SIZE_LIMIT_BYTES + 1)
    if not design_file.is_design_file(content):
        return _preview(request, member, content)
    try:
        value = design_file.load(content)
    except design_file.DesignFileError as error:
        return workspace_page(request, member, import_form=form, faults=_told(error), status=422)
    design = restore(value, member.workspace, by=member.user)
    return redirect("design", member.workspace.slug, design.slug)


@login_required
@require_POST
def confirm_import(request: HttpRequest, workspace: str) -> HttpResponse:
    """The design of a document that was looked at, once however often the button is pressed."""
    member = membership_for(request.user, workspace, Role.EDITOR)
    form = ConfirmForm(request.POST)
    content = _unpacked(form.cleaned_data["document"]) if form.is_valid() else b""
    try:
        imported = openapi_import.read(content)
        with once(form.cleaned_data.get("once", "")):
            design = restore(imported.design, member.workspace, by=member.user)
    except ImportRefused as refused:
        return _refused(request, member, refused)
    except DoneAlready as done:
        return sent_twice(request, done, reverse("workspace", args=[workspace]))
    return redirect("design", member.workspace.slug, design.slug)


def _preview(request: HttpRequest, member: Member, content: bytes) -> HttpResponse:
    try:
        imported = openapi_import.read(content)
    except ImportRefused as refused:
        return _refused(request, member, refused)
    design = imported.design
    changed = [one for one in imported.leftovers if not one.is_kept]
    kept = [one for one in imported.leftovers if one.is_kept]
    context = {
        "workspace": member.workspace,
        "design": design,
        "service": design.services[0],
        "queries": sum(one.kind == "query" for one in design.operations),
        "actions": sum(one.kind == "action" for one in design.operations),
        "schemas": sum(one.schema is not None for one in design.types),
        "style_name": name_of_style(design.style),
        "operations": design.operations[:ROWS_SHOWN],
        "operations_more": max(0, len(design.operations) - ROWS_SHOWN),
        "changed": _rows(changed),
        "changed_more": max(0, len(changed) - ROWS_SHOWN),
        "kept": _rows(kept),
        "kept_more": max(0, len(kept) - ROWS_SHOWN),
        "kept_count": len(kept),
        "form": ConfirmForm(initial={"document": _packed(content)}),
    }
    return render(request, "workspaces/import_preview.html", context)


def _refused(request: HttpRequest, member: Member, refused: ImportRefused) -> HttpResponse:
    fault = {"line": 0, "path": "", "sentence": spoken(refused.sentence)}
    return workspace_page(request, member, faults=[fault], status=422)


def _rows(leftovers: Sequence[Leftover]) -> list[dict[str, str]]:
    return [{"pointer": one.pointer, "sentence": spoken(one.sentence)} for one in leftovers[:ROWS_SHOWN]]


def _told(error: design_file.DesignFileError) -> list[dict[str, object]]:
    return [
        {"line": one.line, "path": one.path, "sentence": spoken(one.sentence)}
        for one in error.faults[:FAULTS_SHOWN]
    ]


def _packed(content: bytes) -> str:
    return base64.b64encode(zlib.compress(content)).decode()


def _unpacked(text: str) -> bytes:
    """What was packed, at most as much as is read; b"" for anything else."""
    try:
        return zlib.decompressobj().decompress(base64.b64decode(text, validate=True), SIZE_LIMIT_BYTES + 1)
    except (binascii.Error, ValueError, zlib.error):
        return b""


urlpatterns = [
    path("w/<slug:workspace>/import/", import_design, name="import_design"),
    path("w/<slug:workspace>/import/openapi/", confirm_import, name="confirm_import"),
]
