"""Actors of a design through the REST API."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework import serializers, status, viewsets
from rest_framework.fields import empty
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.actors import changes
from seedapp.actors.models import ActorKind
from seedapp.core.naming.free_keys import free_key
from seedapp.core.typed_text import one_line, tidy

from .access import design_for


class Text(serializers.CharField):
    """A text in one form, as the forms make it."""

    def run_validation(self, data: Any = empty) -> Any:
        return super().run_validation(tidy(data) if isinstance(data, str) else data)


class Name(Text):
    """The same without line ends and invisible marks."""

    def run_validation(self, data: Any = empty) -> Any:
        return super().run_validation(one_line(data) if isinstance(data, str) else data)


class Lines(serializers.ListField):
    """A list of texts, as the forms take them."""

    child = Text(max_length=1000)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=50, required=False, **kwargs)


class ActorSerializer(serializers.Serializer[Any]):
    """`row_version` is what an edit started from; a PATCH must name it."""

    key = serializers.CharField(read_only=True)
    name = Name(max_length=200)
    kind = serializers.ChoiceField(choices=ActorKind.choices, required=False)
    description = Text(max_length=10_000, required=False, allow_blank=True)
    needs = Lines()
    pains = Lines()
    behaviours = Lines()
    row_version = serializers.IntegerField(required=False, min_value=1)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Members that are not known are refused by name, instead of being passed over."""
        unknown = set(self.initial_data) - set(self.fields) if isinstance(self.initial_data, dict) else set()
        if unknown:
            raise serializers.ValidationError(
                {name: ["This member is not known."] for name in sorted(unknown)}
            )
        if self.partial and "row_version" not in attrs:
            raise serializers.ValidationError(
                {"row_version": ["Name the version that the edit started from."]}
            )
        return attrs


class ActorViewSet(viewsets.ViewSet):
    """List, read, add, edit and delete; each write is the change function that the pages call."""

    def list(self, request: Request, workspace: str, design: str) -> Response:
        row, _person = design_for(request, workspace, design)
        return Response({"items": ActorSerializer(row.actors.all(), many=True).data})

    def retrieve(self, request: Request, workspace: str, design: str, key: str) -> Response:
        row, _person = design_for(request, workspace, design)
        return Response(ActorSerializer(get_object_or_404(row.actors, key=key)).data)

    def create(self, request: Request, workspace: str, design: str) -> Response:
        row, person = design_for(request, workspace, design)
        values = _values(ActorSerializer(data=request.data))
        key = free_key(values["name"], set(row.actors.values_list("key", flat=True)), row.glossary)
        actor = changes.add_actor(row, by=person, key=key, **values)
        return Response(ActorSerializer(actor).data, status=status.HTTP_201_CREATED)

    def partial_update(self, request: Request, workspace: str, design: str, key: str) -> Response:
        row, person = design_for(request, workspace, design)
        actor = get_object_or_404(row.actors.select_related("design"), key=key)
        serializer = ActorSerializer(data=request.data, partial=True)
        values = _values(serializer)
        seen = serializer.validated_data["row_version"]
        return Response(ActorSerializer(changes.edit_actor(actor, seen=seen, by=person, **values)).data)

    def destroy(self, request: Request, workspace: str, design: str, key: str) -> Response:
        row, person = design_for(request, workspace, design)
        changes.remove_actor(get_object_or_404(row.actors.select_related("design"), key=key), by=person)
        return Response(status=status.HTTP_204_NO_CONTENT)


def _values(serializer: ActorSerializer) -> dict[str, Any]:
    serializer.is_valid(raise_exception=True)
    return {name: value for name, value in serializer.validated_data.items() if name != "row_version"}
