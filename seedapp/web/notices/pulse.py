"""What the open page of notices asks: whether there are others now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.views.decorators.http import require_GET

from seedapp.accounts.models import User
from seedapp.notices.visible import notices_of
from seedapp.web.standing import standing_of_person

from .bell import unread_count, unread_label

if TYPE_CHECKING:
    from django.http import HttpRequest


@login_required
@require_GET
def notices_pulse(request: HttpRequest) -> JsonResponse:
    person = request.user
    assert isinstance(person, User)
    bell = {"notices": unread_label(unread_count(person))}
    mark = {"mark": mark_of(person), "changes": [], "more": 0, "people": []}
    return JsonResponse(standing_of_person(request, person) | {"role": "", "role_name": ""} | bell | mark)


def mark_of(person: User) -> str:
    """Changes with each notice that comes or is read."""
    newest = notices_of(person).order_by("-pk").values_list("pk", flat=True).first() or 0
    return f"{newest}-{unread_count(person)}"
