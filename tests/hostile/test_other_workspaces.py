"""A thing of another workspace is never reached: not by address, form, JSON, search, export or history.

The attacker owns a workspace with a whole design, and knows every number, key and hash of the neighbour's.
"""

import json
import re
from pathlib import Path

import pytest
import yaml
from django.db import transaction
from django.urls import reverse
from django.urls.converters import IntConverter
from django.urls.resolvers import get_resolver

from seedapp.core import coach, design_file
from seedapp.feedback import changes as feedback_changes
from seedapp.operations.models import Operation
from seedapp.snapshot.restore import restore
from seedapp.snapshot.take import take
from seedapp.specification.changes import publish
from seedapp.workspaces.changes import invite
from tests.access.pages import ANYONE, GUEST, PAGES, PERSON
from tests.access.test_page_role_table import routes

from .neighbours import (
    Forms,
    exported,
    fingerprint,
    mixed_rows,
    names_in,
    private_texts,
    route_of,
    said_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.hostile(23), pytest.mark.slow]

NEIGHBOURS = Path(__file__).parents[1] / "designs" / "parcel-lockers.seed.yaml"
BELONGS_TO_ALL = {"workspace", "design"}
PARAMETERS = (
    "q",
    "search",
    "kind",
    "next",
    "after",
    "before",
    "page",
    "jobs",
    "service",
    "key",
    "actor",
    "of",
    "to",
)
SOME_KINDS = ("operations.operation.uid", "job_stories.jobstory.key", "job_stories.jobstory.pk")
MACHINERY = {"seen", "once", "csrfmiddlewaretoken"}


@pytest.fixture
def neighbour(team):
    """The outsider's workspace with a design that was published, reviewed and talked about."""
    workspace = team.outsider.memberships.get().workspace
    design = restore(design_file.load(NEIGHBOURS.read_text()), workspace, by=team.outsider)
    value = take(design)
    revision = publish(design, value=value, findings=coach.check(value), by=team.outsider)
    round_, _token = feedback_changes.open_round(revision, by=team.outsider)
    feedback_changes.begin_thread(
        round_,
        body="A word among neighbours",
        anchor_kind="document",
        anchor=value.services[0].key,
        anchor_title=value.services[0].name,
        member=team.outsider,
    )
    invite(workspace, role="viewer", by=team.outsider)
    return design


@pytest.fixture
def attack(stage, neighbour):
    return Attack(stage, neighbour)


class Attack:
    """Requests of the owner of one workspace, each judged by what it shows, changes and ties together."""

    def __init__(self, stage, neighbour):
        self.stage, self.neighbour = stage, neighbour
        for one in ("revision", "thread", "member", "invitation", "removal", "edit", "guest"):
            getattr(stage, one)
        self.theirs, self.ours = names_in(neighbour.workspace), names_in(stage.team.workspace)
        self.texts = private_texts(neighbour) | {"A word among neighbours"}
        self.before = fingerprint(neighbour.workspace)
        self.browser = stage.team.client(stage.team.owner)
        self.count = 0

    def wrong(self, method, address, data=None, **how):
        """What is wrong with the answer, as a list of words; whatever it did is undone."""
        self.count += 1
        with transaction.atomic():
            answer = getattr(self.browser, method.lower())(address, data, **how)
            found = [f"status {answer.status_code}"] if answer.status_code >= 500 else []
            told = said_in(answer)
            found += [f"shows {text!r}" for text in self.texts if text in told]
            if method != "GET" and answer.status_code < 400:
                found += mixed_rows()
                if fingerprint(self.neighbour.workspace) != self.before:
                    found.append("changed the neighbour")
                kept = exported(self.stage.design) if self.design_is_there() else ""
                found += [f"took {text!r}" for text in self.texts if text in kept]
            transaction.set_rollback(True)
        return found

    def design_is_there(self):
        return type(self.stage.design).objects.filter(pk=self.stage.design.pk).exists()

    def stand_ins(self, value):
        """What names the neighbour's things of the kinds that this value of ours may name."""
        kinds = [kind for kind, values in self.ours.items() if value in values]
        return sorted({next(iter(sorted(self.theirs[kind]))) for kind in kinds if self.theirs.get(kind)})

    def all_names(self):
        """One name of each kind of the neighbour's things."""
        return sorted({sorted(values)[0] for values in self.theirs.values()})


def addresses_with(attack, page):
    """The page's address in our design, each thing in it replaced by names of the neighbour's things."""
    known = {"workspace": attack.stage.team.workspace.slug, "design": attack.stage.design.slug, **page.of}
    for possibilities, _pattern, _defaults, converters in get_resolver().reverse_dict.getlist(page.name):
        for _form, names in possibilities:
            things = set(names) - BELONGS_TO_ALL
            if not things or not set(names) <= set(known):
                continue
            for name in attack.all_names():
                if all(name.isdigit() for one in things if isinstance(converters.get(one), IntConverter)):
                    filled = {one: attack.stage.filled(known[one]) for one in names}
                    yield reverse(page.name, kwargs=filled | dict.fromkeys(things, name))


def test_names_of_another_workspace_in_an_address_of_ours_lead_to_nothing_of_theirs(attack):
    found = {}
    for page in PAGES:
        if page.needs in {ANYONE, GUEST, PERSON}:
            continue
        for address in addresses_with(attack, page):
            how = {"content_type": "application/json"} if page.name.startswith("rest_") else {}
            sent = {} if page.method == "GET" or not how else "{}"
            if wrong := attack.wrong(page.method, address, sent, headers=page.headers, **how):
                found[f"{page.method} {address}"] = wrong

    assert attack.count > 300
    assert found == {}


def test_addresses_of_another_workspace_lead_nowhere(attack):
    """With its own slugs, and with ours in front of its design."""
    answers = {}
    patterns = dict(routes())
    for page in PAGES:
        if "<slug:workspace>" not in patterns[page.name]:
            continue
        there = attack.stage.address(page)
        ours, theirs = attack.stage.team.workspace.slug, attack.neighbour.workspace.slug
        for address in (
            there.replace(f"/{ours}/", f"/{theirs}/", 1),
            there.replace(f"/{ours}/", f"/{theirs}/", 1).replace(
                attack.stage.design.slug, attack.neighbour.slug
            ),
            there.replace(attack.stage.design.slug, attack.neighbour.slug),
        ):
            if address == there:
                continue
            how = {"content_type": "application/json"} if page.name.startswith("rest_") else {}
            answers[f"{page.method} {address}"] = attack.browser.generic(
                page.method, address, **how
            ).status_code

    assert len(answers) > 200
    assert {address: status for address, status in answers.items() if status != 404} == {}


def forms_of_ours(attack):
    """{(route, names of its fields): (address, fields)}: one form of each make on the pages of our design."""
    found = {}
    for page in PAGES:
        if page.method != "GET" or page.name.startswith("rest_") or page.needs in {ANYONE, GUEST}:
            continue
        answer = attack.stage.answer(page, "owner")
        if "text/html" not in answer.get("Content-Type", ""):
            continue
        for action, fields in Forms(answer.content.decode()).found:
            address = action or attack.stage.address(page)
            if fields and address.startswith("/w/"):
                found.setdefault((route_of(address), frozenset(one[0] for one in fields)), (address, fields))
    return found


def test_a_form_that_names_a_thing_of_another_workspace_takes_nothing_of_it(attack):
    found, tried = {}, set()
    for (route, _names), (address, fields) in forms_of_ours(attack).items():
        usual = {}
        for name, value, is_sent in fields:
            if is_sent:
                usual.setdefault(name, []).append(value)
        for name, value, _is_sent in [one for one in fields if one[0] not in MACHINERY]:
            for theirs in attack.stand_ins(value):
                if (route, name, theirs) in tried:
                    continue
                tried.add((route, name, theirs))
                if wrong := attack.wrong("POST", address, usual | {name: [theirs]}):
                    found[f"{route} {name}={theirs} ({value})"] = wrong

    # Small numbers name things of several kinds: where ids begin higher (PostgreSQL), fewer forms are tried.
    assert len({route for route, _name, _value in tried}) > 10
    assert found == {}


def bodies(schema, node, depth=3):
    """The members of a request body of our own OpenAPI document: [(name, its schema)]."""
    while "$ref" in node:
        node = schema["components"]["schemas"][node["$ref"].rpartition("/")[2]]
    for part in node.get("allOf", []):
        yield from bodies(schema, part, depth)
    yield from node.get("properties", {}).items()


def operations(schema):
    """(method, path, parameters, schema of the body) of each operation of our REST API."""
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            if method in {"get", "post", "put", "patch", "delete"}:
                content = operation.get("requestBody", {}).get("content", {})
                body = next(iter(content.values()), {}).get("schema", {})
                yield method.upper(), path, operation.get("parameters", []), body


@pytest.fixture
def schema(client):
    return yaml.safe_load(client.get(reverse("rest_openapi")).content)


def shape(schema, node, name):
    """A name as the member of a body carries it: in a list, as a number, or as it is."""
    while "$ref" in node:
        node = schema["components"]["schemas"][node["$ref"].rpartition("/")[2]]
    types = node.get("type", "")
    if "array" in types:
        return [shape(schema, node.get("items", {}), name)]
    return int(name) if "integer" in types and name.isdigit() else name


def test_a_body_that_names_a_thing_of_another_workspace_takes_nothing_of_it(attack, schema):
    """Every member of every body of the REST API: names of theirs in place of ours."""
    by_route = {route_of(page_address): page_address for page_address in rest_addresses(attack)}
    some = [sorted(attack.theirs[f"{kind}"])[0] for kind in SOME_KINDS]
    found, members = {}, 0
    for method, path, _parameters, body in operations(schema):
        address = by_route.get(route_of(with_anything(path)))
        if method in {"GET", "DELETE"} or address is None:
            continue
        right = right_body(attack, address)
        for name, node in bodies(schema, body):
            members += 1
            for theirs in in_place_of(attack, right.get(name)) or some:
                sent = (right if method != "PATCH" else {}) | {name: shape(schema, node, theirs)}
                how = {"content_type": "application/json", "headers": {"if-match": "*"}}
                if wrong := attack.wrong(method, address, json.dumps(sent), **how):
                    found[f"{method} {address} {name}={theirs}"] = wrong

    assert members
    assert found == {}


def in_place_of(attack, ours):
    values = ours if isinstance(ours, list) else [ours]
    return sorted({one for value in values for one in attack.stand_ins(str(value))})


def rest_addresses(attack):
    return [attack.stage.address(page) for page in PAGES if page.name.startswith("rest_")]


def with_anything(path):
    """An address of that path: it is asked only which route it is."""
    path = path if path.startswith("/api/") else f"/api/v1{path}"
    return re.sub(r"\{(\w+)\}", lambda one: "1" if one[1] in {"number", "pk", "id", "version"} else "x", path)


def right_body(attack, address):
    """What the API itself says of such a thing, as far as it may be sent back."""
    told = attack.browser.get(address)
    value = told.json() if told.status_code == 200 and "json" in told.get("Content-Type", "") else {}
    items = value.get("items", value.get("results", [value])) if isinstance(value, dict) else value
    return dict(items[0]) if items and isinstance(items[0], dict) else {}


def test_no_query_shows_a_thing_of_another_workspace(attack, schema):
    """Every parameter of every address that reads: filters, cursors, searches; on pages all at once."""
    found = {}
    word = max(attack.neighbour.title.split(), key=len)
    names = attack.theirs["operations.operation.uid"], attack.theirs["designs.design.slug"], {"1"}, {word}
    asked = {
        route_of(with_anything(path)): [one["name"] for one in parameters if one.get("in") == "query"]
        for method, path, parameters, _body in operations(schema)
        if method == "GET"
    }
    for page in PAGES:
        if page.method != "GET" or page.needs in {ANYONE, GUEST}:
            continue
        for theirs in (sorted(values)[0] for values in names):
            together = [dict.fromkeys(PARAMETERS, theirs)]
            alone = [{name: theirs} for name in asked.get(page.name, ())]
            for query in alone if page.name.startswith("rest_") else together:
                if wrong := attack.wrong("GET", attack.stage.address(page), query):
                    found[f"{page} {query}"] = wrong

    assert any(asked.values())
    assert found == {}


def test_a_thing_that_was_taken_from_a_neighbour_would_be_seen(attack):
    """The measure itself: a foreign key across workspaces, a text of theirs, a change over there."""
    ours, theirs = attack.stage.design, attack.neighbour
    assert mixed_rows() == []
    story = ours.job_stories.first()
    with transaction.atomic():
        Operation.objects.filter(service__design=theirs).first().jobs.add(story)
        assert mixed_rows()
        transaction.set_rollback(True)
    theirs.title = "Changed"
    theirs.save()
    assert fingerprint(theirs.workspace) != attack.before
    assert any(text in exported(theirs) for text in attack.texts)
