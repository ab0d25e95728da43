"""Who comes in, to which design, and what every page of that design needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from seedapp.coach.changes import waivers_of
from seedapp.coach.looking import looked_at
from seedapp.coach.models import Waiver
from seedapp.core import coach
from seedapp.core import design as core
from seedapp.core.derive.binding import Binding, bindings
from seedapp.core.style import WireCase, profile_of
from seedapp.core.thread import Threads
from seedapp.designs.models import Design
from seedapp.history.changes import number_of_design
from seedapp.notices.looking import News, news_of
from seedapp.snapshot.surroundings import surroundings_of
from seedapp.snapshot.take import take
from seedapp.workspaces.access import allows, membership_for
from seedapp.workspaces.models import Member, Role

from .advice import Advice
from .places import Places
from .rail import rail_of
from .release import release

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass
class Visit:
    """One person at one design, for one request. Costly facts are computed once, when asked for."""

    design: Design
    member: Member
    number: int
    """The last change in the journal when the visit began: what is read after it is not older."""

    @cached_property
    def value(self) -> core.Design:
        """The design as core sees it."""
        return take(self.design)

    @cached_property
    def look(self) -> coach.Look:
        """What the coach saw: its findings, and the bindings and documents that it built on the way."""
        return looked_at(self.value, surroundings_of(self.design))

    @property
    def findings(self) -> tuple[coach.Finding, ...]:
        return self.look.findings

    def bindings_of(self, service: str) -> Mapping[str, Binding]:
        """The binding of each operation of a service, by its key."""
        found = self.look.seen.bindings.get(service)
        return bindings(self.value, service) if found is None else found

    @cached_property
    def places(self) -> Places:
        """Addresses of the things of this design, by target."""
        return Places(self.design, self.value)

    @cached_property
    def threads(self) -> Threads:
        """The thread through any thing of the design: `.of(target)`."""
        return Threads(self.value)

    @cached_property
    def advice(self) -> Advice:
        """The coach's findings as templates want them, by target."""
        return Advice(self.findings, self)

    @property
    def case(self) -> WireCase:
        """The case of names in the design's documents."""
        return profile_of(self.value.style).names

    @property
    def may_edit(self) -> bool:
        return allows(self.member.role, Role.EDITOR)

    @cached_property
    def waivers(self) -> dict[tuple[str, str], Waiver]:
        return {(one.rule, one.current_target): one for one in waivers_of(self.design)}

    @cached_property
    def news(self) -> News | None:
        """What others wrote since the person's last visit to the design."""
        return news_of(self.design.pk, to=self.member.user, last=self.number)

    def anew(self) -> Visit:
        """The same visit, which looks at everything again: after others wrote in the middle of it."""
        return Visit(self.design, self.member, self.number)

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """The address of a page of this design, by the name of its route."""
        return reverse(
            name, args=[self.design.workspace.slug, self.design.slug, *args], kwargs=kwargs or None
        )

    def context(self, step: str = "", **more: Any) -> dict[str, Any]:
        """What a page of the design's step (`actors`, …) hands to its template."""
        return {
            "visit": self,
            "design": self.design,
            "workspace": self.design.workspace,
            "role": self.member.role,
            "may_edit": self.may_edit,
            "rail": rail_of(self, step),
            "step": step,
            "open_page": self._open_page(),
            **more,
        }

    def _open_page(self) -> dict[str, str]:
        """What the browser needs to follow what others write; see static/js/together."""
        return {
            "pulse": self.url("pulse"),
            "here": self.url("here"),
            "mark": str(self.number),
            "role": self.member.role,
            "release": release(),
        }


def visit(request: HttpRequest, workspace: str, design: str, needed: Role = Role.VIEWER) -> Visit:
    """The visit of a signed-in person.

    Raises Http404 for outsiders and unknown designs, PermissionDenied where the role does not reach.
    """
    member = membership_for(request.user, workspace, needed)
    designs = Design.objects.select_related("workspace").annotate(number=number_of_design())
    row = get_object_or_404(designs, workspace=member.workspace, slug=design)
    return Visit(row, member, row.number)  # type: ignore[attr-defined]  # annotated above
