"""What of a design can be found: its things with their texts, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from seedapp.designs.models import Design
from seedapp.feedback.models import Comment, Thread, Turn
from seedapp.interactions.models import Message
from seedapp.operations.models import Direction, Failure, Field, Operation


class Kind(TextChoices):
    DESIGN = "design", _("Designs")
    SERVICE = "service", _("Services")
    ACTOR = "actor", _("Actors")
    STORY = "job", _("Job stories")
    INTERACTION = "interaction", _("Interactions")
    OPERATION = "operation", _("Queries and actions")
    TYPE = "type", _("Types")
    REVISION = "revision", _("Revisions")
    THREAD = "thread", _("Comments")


Line = tuple[str, str, str]


@dataclass(frozen=True)
class Thing:
    """`target` names it as the journal does; each line is (what it is, of which part, its text)."""

    kind: Kind
    target: str
    title: str
    lines: list[Line] = field(default_factory=list)


def things_of(design: Design) -> Iterator[Thing]:
    """All of them, in the order of the steps; lines without text are left out."""
    for part in (
        _design,
        _services,
        _actors,
        _stories,
        _interactions,
        _operations,
        _types,
        _revisions,
        _threads,
    ):
        for thing in part(design):
            yield Thing(
                thing.kind, thing.target, thing.title, [line for line in thing.lines if any(line[1:])]
            )


def _design(row: Design) -> Iterator[Thing]:
    glossary = [("glossary", str(term), str(meant)) for term, meant in row.glossary.items()]
    yield Thing(Kind.DESIGN, "design", row.title, [("summary", "", row.summary), *glossary])


def _services(design: Design) -> Iterator[Thing]:
    for row in design.services.all():
        lines = [("key", "", row.key), ("description", "", row.description)]
        resources = [("resource", "", one) for one in row.resources]
        yield Thing(Kind.SERVICE, f"service:{row.key}", row.name, [*lines, *resources])


def _actors(design: Design) -> Iterator[Thing]:
    for row in design.actors.all():
        lists = {"need": row.needs, "pain": row.pains, "behaviour": row.behaviours}
        said = [(what, "", text) for what, texts in lists.items() for text in texts]
        lines = [("key", "", row.key), ("description", "", row.description), *said]
        yield Thing(Kind.ACTOR, f"actor:{row.key}", row.name, lines)


def _stories(design: Design) -> Iterator[Thing]:
    for row in design.job_stories.all():
        lines = [("key", "", row.key), ("when", "", row.situation), ("goal", "", row.goal)]
        lines.append(("evidence", "", row.evidence_note))
        yield Thing(Kind.STORY, f"job:{row.key}", row.motivation or row.situation or row.key, lines)


def _interactions(design: Design) -> Iterator[Thing]:
    calls: dict[int, list[Line]] = defaultdict(list)
    found = Message.objects.filter(interaction__design=design, number__isnull=False)
    for interaction, number, label in found.values_list("interaction", "number", "label"):
        calls[interaction].append(("call", str(number), label))
    for row in design.interactions.all():
        labels = [label for _what, _number, label in calls[row.pk] if label]
        rest = [
            ("diagram", "", text)
            for text in map(str.strip, row.plantuml.splitlines())
            if text and not text.startswith("@") and not any(label in text for label in labels)
        ]
        lines = [("key", "", row.key), *calls[row.pk], *rest]
        yield Thing(Kind.INTERACTION, f"interaction:{row.key}", row.title, lines)


_DIRECTIONS = {Direction.IN: "input", Direction.OUT: "response", Direction.PART: "field"}


def _fields(found: dict[str, object], of: str) -> dict[int, list[Line]]:
    lines: dict[int, list[Line]] = defaultdict(list)
    rows = Field.objects.filter(**found).values_list(of, "direction", "name", "type", "description")
    for owner, direction, name, type_, description in rows:
        text = f"{description} · {type_}" if description else type_
        lines[owner].append((_DIRECTIONS[Direction(direction)], name, text))
    return lines


def _operations(design: Design) -> Iterator[Thing]:
    fields = _fields({"operation__service__design": design}, "operation")
    for owner, when in Failure.objects.filter(operation__service__design=design).values_list(
        "operation", "when"
    ):
        fields[owner].append(("failure", "", when))
    rows = Operation.objects.filter(service__design=design).select_related("service")
    for row in rows.order_by("service__position", "service", "position", "pk"):
        lines = [
            ("key", "", row.key),
            ("description", "", row.description),
            ("outcome", "", row.outcome),
            ("path", "", row.http_path),
            ("response", "", row.response_type),
            *fields[row.pk],
        ]
        yield Thing(Kind.OPERATION, f"operation:{row.service.key}/{row.key}", row.name, lines)


def _types(design: Design) -> Iterator[Thing]:
    fields = _fields({"data_type__design": design}, "data_type")
    for row in design.types.all():
        values = [("value", "", one) for one in row.values]
        lines = [("description", "", row.description), *fields[row.pk], *values]
        yield Thing(Kind.TYPE, f"type:{row.name}", row.name, lines)


def _revisions(design: Design) -> Iterator[Thing]:
    for number, note in design.revisions.values_list("number", "note"):
        yield Thing(Kind.REVISION, f"revision:{number}", str(number), [("note", "", note)])


def _threads(design: Design) -> Iterator[Thing]:
    said: dict[int, list[Line]] = defaultdict(list)
    comments = Comment.objects.filter(thread__round__revision__design=design)
    for thread, author, body in comments.values_list("thread", "author_name", "body"):
        said[thread].append(("comment", author, body))
    turns = Turn.objects.filter(thread__round__revision__design=design).exclude(note="")
    for thread, author, note in turns.values_list("thread", "author_name", "note"):
        said[thread].append(("resolution", author, note))
    for row in Thread.objects.filter(round__revision__design=design):
        lines = [("quote", "", row.quote), *said[row.pk]]
        yield Thing(Kind.THREAD, f"thread:{row.pk}", row.anchor_title, lines)
