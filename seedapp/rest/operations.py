"""Queries and actions through the REST API: their words, fields, failures, ties, and what is set of HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.core import design as core
from seedapp.core.typed_path import fault_of_path
from seedapp.interactions.models import Message
from seedapp.operations import changes
from seedapp.operations.keys import key_of_name
from seedapp.operations.models import Kind, Operation
from seedapp.operations.parts import fields_of

from .fields import TypeName, failure_list, field_list
from .json_values import JsonObject
from .lists import Listing
from .members import Members, Name, Text, Thing, Whole, values_of
from .query import one_of
from .references import KeyOf, KeysOf
from .repeats import once
from .things import Things
from .versions import tag_of

METHODS = ("", "GET", "POST", "PUT", "PATCH", "DELETE")
_KEY_SHAPE = RegexValidator(
    r"^[A-Za-z_][A-Za-z0-9_.-]*\Z", gettext_lazy("Begin with a letter; then letters, digits, _ . or -.")
)


class Calls(serializers.ListField):
    """Calls of the design's diagrams: `find-a-bike#2` is the second of that interaction."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=Name(max_length=140), max_length=500, **kwargs)

    def to_internal_value(self, data: Any) -> list[Message]:
        refs = list(dict.fromkeys(super().to_internal_value(data)))
        keys = {ref.rpartition("#")[0] for ref in refs}
        rows = Message.objects.filter(interaction__design=self.context["design"], number__isnull=False)
        rows = rows.filter(interaction__key__in=keys).select_related("interaction")
        known = {str(one): one for one in rows}
        if missing := [ref for ref in refs if ref not in known]:
            sentence = _("The diagrams have no call %(refs)s.")
            raise serializers.ValidationError(sentence % {"refs": ", ".join(missing[:5])})
        return [known[ref] for ref in refs]

    def to_representation(self, data: Any) -> list[str]:
        return [str(one) for one in data]


class OperationMembers(Thing):
    """A query, which changes nothing, or an action, which has an outcome."""

    uid = serializers.UUIDField(read_only=True, help_text="Its identity, which survives renames and moves.")
    service = KeyOf(lambda design: design.services.all(), help_text="The key of its service. Set it to move.")
    key = Name(
        max_length=120,
        required=False,
        validators=[_KEY_SHAPE],
        help_text="Becomes the operationId. Where it is not given it is made of the name.",
    )
    kind = serializers.ChoiceField(choices=Kind.choices)
    name = Name(max_length=200, help_text="A verb and its object: “Find available bikes”.")
    description = Text(max_length=10_000, required=False, allow_blank=True)
    jobs = KeysOf(
        lambda design: design.job_stories.all(),
        required=False,
        help_text="The stories that it serves.",
    )
    messages = Calls(required=False, help_text="The calls that ask for it: `find-a-bike#2`.")
    inputs = field_list()
    outcome = Text(
        max_length=10_000,
        required=False,
        allow_blank=True,
        help_text="Of an action: what is different afterwards.",
    )
    response = field_list()
    response_type = TypeName(
        required=False, allow_blank=True, help_text="A type in place of fields of its own; [] for a list."
    )
    failures = failure_list()
    http_method = serializers.ChoiceField(
        choices=METHODS, required=False, allow_blank=True, help_text="Empty where it is derived."
    )
    http_path = Name(max_length=500, required=False, allow_blank=True, help_text="Likewise.")
    http_status = Whole(
        min_value=200, max_value=399, required=False, allow_null=True, help_text="null where it is derived."
    )
    openapi = JsonObject(
        required=False, help_text="Members of the OpenAPI operation that have no form; merged last."
    )

    def validate_http_path(self, path: str) -> str:
        if path and (fault := fault_of_path(path)):
            raise serializers.ValidationError(fault.spoken(_))
        return path


class MergeMembers(Members):
    """Where an operation goes up."""

    into = Name(max_length=120, help_text="The key of another operation of the same service, which is kept.")


class OrderMembers(Members):
    """Keys in their order."""

    keys = serializers.ListField(
        child=Name(max_length=120),
        max_length=5000,
        help_text="Those that are not named keep their order behind.",
    )


@dataclass(frozen=True)
class ShownOperation:
    """A row as its members show it."""

    row: Operation
    messages: list[Message] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.row, name)

    @property
    def jobs(self) -> list[Any]:
        return list(self.row.jobs.all())

    @property
    def inputs(self) -> list[core.Field]:
        return fields_of(self.row, "in")

    @property
    def response(self) -> list[core.Field]:
        return fields_of(self.row, "out")

    @property
    def failures(self) -> list[Any]:
        return list(self.row.failures.all())

    @property
    def http_method(self) -> str:
        return self.row.http_method.upper()


class Operations(Things):
    """Step 4: what is asked of a service and what is done."""

    tag = "Queries and actions"
    thing, things = "operation", "operations"
    serializer_class = OperationMembers
    listing = Listing(
        filters={
            "service": one_of(Name(max_length=120, help_text="Only those of this service."), "service__key"),
            "kind": one_of(serializers.ChoiceField(choices=Kind.choices), "kind"),
            "job": one_of(Name(max_length=120, help_text="Only those that serve this story."), "jobs__key"),
            "q": one_of(
                Name(max_length=200, help_text="Part of the name or the description."),
                "name__icontains",
                "description__icontains",
            ),
        },
        sorts={"position": "position", "name": "name", "key": "key"},
    )

    def rows(self) -> QuerySet[Operation]:
        rows = Operation.objects.filter(service__design=self.design).select_related("service__design")
        return rows.prefetch_related("fields", "failures", "jobs", "messages__interaction")

    def one(self, *, is_locked: bool = False) -> Operation:
        rows = self.rows().select_for_update(of=("self",)) if is_locked else self.rows()
        return get_object_or_404(rows, service__key=self.kwargs["service"], key=self.kwargs["key"])

    def name_of(self, row: Operation) -> tuple[str, ...]:
        return row.service.key, row.key

    def shown(self, row: Operation) -> dict[str, Any]:
        drawn = [one for one in row.messages.all() if one.number is not None]
        return super().shown(ShownOperation(row, drawn))

    def add(self, values: dict[str, Any]) -> Operation:
        service = values.pop("service")
        if not values.get("key"):
            taken = set(service.operations.values_list("key", flat=True))
            values["key"] = key_of_name(values["name"], taken, self.design.glossary)
        return changes.add_operation(service, by=self.person, **values)

    def edit(self, row: Operation, seen: int, values: dict[str, Any]) -> Operation:
        if "messages" in values:  # calls that the diagram has lost for the moment stay linked
            values["messages"] = [*values["messages"], *row.messages.filter(number=None)]
        return changes.edit_operation(row, seen=seen, by=self.person, **values)

    def remove(self, row: Operation) -> None:
        changes.remove_operation(row, by=self.person)

    @extend_schema(request=MergeMembers, responses={200: OperationMembers})
    def merge_operation(self, request: Request, **address: str) -> HttpResponseBase:
        """Merge an operation into another

        The one that is kept gains the stories, calls, inputs and failures that it lacks; the other is
        deleted, and the history can put it back. The answer is the one that is kept.
        """
        row = self.one()
        asked = values_of(MergeMembers(data=request.data))
        kept = self.rows().filter(service=row.service_id, key=asked["into"]).exclude(pk=row.pk).first()
        if kept is None:
            words = _("Choose another operation of the same service to merge it into.")
            raise serializers.ValidationError({"into": [words]})

        def merge() -> Response:
            merged, _removal = changes.merge_operations(kept, row, seen=kept.row_version, by=self.person)
            shown = self.shown(merged)
            return Response(shown, headers={"ETag": tag_of(shown, merged.row_version)})

        return once(request, merge)

    @extend_schema(request=OrderMembers, responses={204: None})
    def order_operations(self, request: Request, **address: str) -> HttpResponseBase:
        """Put the operations of a service in order"""
        service = get_object_or_404(self.design.services, key=self.kwargs["service"])
        keys = values_of(OrderMembers(data=request.data))["keys"]
        pks: Mapping[str, int] = dict(service.operations.values_list("key", "pk"))
        unknown = [key for key in keys if key not in pks]
        if unknown:
            sentence = _("The service has no operation %(keys)s.") % {"keys": ", ".join(unknown[:5])}
            raise serializers.ValidationError({"keys": [sentence]})

        def order() -> Response:
            service.design = self.design
            changes.order_operations(service, by=self.person, pks=[pks[key] for key in keys])
            return Response(status=status.HTTP_204_NO_CONTENT)

        return once(request, order)
