"""Two workspaces side by side, and what must never pass between them: ids, texts, references, changes.

Nothing here names a room: models, forms and documents are read, so that what is built later is attacked too.
"""

from __future__ import annotations

import io
import itertools
import zipfile
from functools import cache
from html.parser import HTMLParser

from django.apps import apps
from django.db.models import F, ForeignKey, Q
from django.urls import Resolver404, resolve

from seedapp.core import design_file
from seedapp.snapshot.take import take
from seedapp.workspaces.models import Workspace

NAMING = {"key", "uid", "slug", "sha256", "token_sha256"}  # fields that name a row, beside its number
DEPTH = 5


@cache
def our_models():
    """Models of our rooms, and the tables that tie their rows many to many."""
    every = apps.get_models(include_auto_created=True)
    return [one for one in every if apps.get_app_config(one._meta.app_label).name.startswith("seedapp.")]


@cache
def ways_to_workspace(model, depth=DEPTH):
    """The chains of foreign keys from a model to its workspace: ("design__workspace",)."""
    if model is Workspace:
        return ("",)
    found = []
    for one in model._meta.get_fields():
        if isinstance(one, ForeignKey) and depth and one.related_model in [*our_models(), Workspace]:
            for rest in ways_to_workspace(one.related_model, depth - 1):
                found.append(f"{one.name}__{rest}".removesuffix("__"))
    return tuple(found)


def rows_in(workspace):
    """(model, rows) of everything that belongs to a workspace."""
    for model in our_models():
        ways = [one for one in ways_to_workspace(model) if one]
        if ways:
            wanted = Q()
            for way in ways:
                wanted |= Q(**{way: workspace})
            yield model, model.objects.filter(wanted).distinct()


def names_in(workspace):
    """{kind: values that name a row of that kind}: numbers, keys, uids, hashes."""
    found = {"workspaces.slug": {workspace.slug}, "workspaces.pk": {str(workspace.pk)}}
    for model, rows in rows_in(workspace):
        fields = [one.name for one in model._meta.concrete_fields if one.name in NAMING]
        for row in rows.values("pk", *fields):
            for name, value in row.items():
                found.setdefault(f"{model._meta.label_lower}.{name}", set()).add(str(value))
    return found


def mixed_rows():
    """Rows that hang on two workspaces at once: a foreign key of a stranger was taken."""
    mixed = []
    for model in our_models():
        for one, other in itertools.combinations([way for way in ways_to_workspace(model) if way], 2):
            apart = model.objects.filter(**{f"{one}__isnull": False, f"{other}__isnull": False})
            mixed += [f"{model.__name__} {row.pk}" for row in apart.exclude(**{one: F(other)})]
    return mixed


def fingerprint(workspace):
    """Everything that is kept of a workspace, as text."""
    told = [str(workspace.pk), workspace.name]
    for model, rows in rows_in(workspace):
        told += [f"{model._meta.label} {row}" for row in rows.order_by("pk").values()]
    return told


def private_texts(design):
    """Sentences of a design that stand nowhere else: whoever shows one has read it."""
    value = take(design)
    texts = {
        design.title,
        value.summary,
        *(one.name for one in value.actors),
        *(one.want for one in value.jobs),
    }
    texts |= {one.title for one in value.interactions} | {one.name for one in value.operations}
    texts |= {one.description for one in (*value.services, *value.types, *value.operations)}
    texts |= {member.user.email for member in design.workspace.members.select_related("user")}
    return {one for one in texts if len(one) > 9} | {design.workspace.name}


def said_in(answer):
    """All that an answer carries, what is packed in it too."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"\n".join(packed.read(name) for name in packed.namelist())
    return content.decode(errors="replace") + str(answer.headers)


def exported(design):
    return design_file.dump(take(design))


class Forms(HTMLParser):
    """The forms of a page that post: `found` is a list of (address, [(name, values that it offers)])."""

    def __init__(self, page):
        super().__init__()
        self.found, self.form, self.select = [], None, None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = (told.get("action", ""), []) if told.get("method", "").lower() == "post" else None
            if self.form:
                self.found.append(self.form)
        elif self.form and tag == "select" and told.get("name"):
            self.select = told["name"]
        elif self.form and tag == "option" and self.select:
            self.form[1].append((self.select, told.get("value", ""), "selected" in told))
        elif self.form and tag in {"input", "button"} and told.get("name"):
            ticked = told.get("type") not in {"checkbox", "radio"} or "checked" in told
            self.form[1].append((told["name"], told.get("value", ""), ticked and tag == "input"))

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None


def route_of(address):
    try:
        return resolve(address.partition("?")[0]).url_name
    except Resolver404:
        return ""
