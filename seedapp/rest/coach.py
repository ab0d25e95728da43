"""What the coach says, through the REST API: findings, advice set aside, and mends."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.coach import changes
from seedapp.coach.changes import waivers_of
from seedapp.coach.mending import NotOffered, carry_out, row_of, shown_mend
from seedapp.coach.models import Waiver
from seedapp.core import coach
from seedapp.core.coach.mends import Mend, NotSafe, mend_of

from .lists import Listing, page_serializer
from .members import Members, Name, Text, values_of
from .problems import Refusal
from .repeats import once
from .seen import InSeenDesign, spoken
from .sequences import PAGED, answer_in_pages
from .views import InDesign

_RULES = [(name, name) for name in coach.RULES]
_SEVERITIES = ("error", "warning", "hint")


class MendEditMembers(serializers.Serializer[Any]):
    """One value that a mend changes; an empty text is nothing, or what is derived."""

    part = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()


class MendMembers(serializers.Serializer[Any]):
    """The one change that removes a finding."""

    mark = serializers.CharField(help_text="Send it to carry out this mend, and no other.")
    label = serializers.CharField()  # type: ignore[assignment]  # the metaclass takes it away
    thing = serializers.CharField(help_text="The target of the thing that changes.")
    edits = MendEditMembers(many=True)


class FindingMembers(serializers.Serializer[Any]):
    """One rule met at one place of the design."""

    id = serializers.CharField(help_text="The same as long as the coach says the same.")
    rule = serializers.CharField()
    severity = serializers.ChoiceField(choices=_SEVERITIES)
    step = serializers.IntegerField(min_value=1, max_value=7)
    target = serializers.CharField()
    part = serializers.CharField(help_text="The value to mend; empty for the thing as a whole.")
    detail = serializers.CharField()
    waived = serializers.CharField(help_text="The reason that somebody gave; empty if nobody did.")
    mend = MendMembers(allow_null=True)


class WaiverMembers(serializers.Serializer[Any]):
    """Advice that the team set aside, with the reason."""

    id = serializers.IntegerField(source="pk")
    rule = serializers.CharField()
    target = serializers.CharField(source="current_target")
    reason = serializers.CharField()
    by = serializers.SerializerMethodField()
    at = serializers.DateTimeField()

    def get_by(self, row: Waiver) -> str:
        return str(row.by) if row.by else ""


class WaiveMembers(Members):
    """Which advice is set aside, and why."""

    rule = serializers.ChoiceField(choices=_RULES)
    target = Name(max_length=400)
    reason = Text(max_length=2000, help_text="Written for others, who should be able to follow it.")

    def validate_rule(self, rule: str) -> str:
        if coach.RULES[rule].severity == "error":
            words = _("An error cannot be set aside: it blocks publishing until it is mended.")
            raise serializers.ValidationError(words)
        return rule


class CarryOutMembers(Members):
    """The mend of a finding, as it was shown."""

    rule = serializers.ChoiceField(choices=_RULES)
    target = Name(max_length=400)
    thing = Name(max_length=400)
    mark = Name(max_length=64)


class MendedMembers(serializers.Serializer[Any]):
    """The write that a mend made."""

    change = serializers.IntegerField(help_text="Its number in the history, which can take it back.")
    target = serializers.CharField(help_text="The thing, as it is called now.")


class Findings(InSeenDesign):
    """What the coach finds."""

    tag = "Coach"

    def known_query(self) -> Any:
        if self.action != "list_findings":
            return {}
        return {
            "severity": serializers.ChoiceField(choices=_SEVERITIES, help_text="Only those of this weight."),
            "rule": serializers.ChoiceField(choices=_RULES, help_text="Only those of this rule."),
            "target": Name(max_length=400, help_text="Only those about this thing and its parts."),
            "step": serializers.IntegerField(min_value=1, max_value=7, help_text="Only those of this step."),
            "state": serializers.ChoiceField(
                choices=("open", "waived"), help_text="Only those that count, or that were set aside."
            ),
            **PAGED,
        }

    @extend_schema(responses={200: page_serializer("findings", FindingMembers)})
    def list_findings(self, request: Request, **address: str) -> HttpResponseBase:
        """List what the coach finds

        In the order of the steps. Where a rule has a safe mend, it is shown with all that it changes.
        """
        found = [one for one in self.look.findings if self._is_asked(one)]
        return answer_in_pages(request, found, self.asked, id_of=_id, show=self._shown)

    @extend_schema(request=CarryOutMembers, responses={200: MendedMembers})
    def carry_out_mend(self, request: Request, **address: str) -> HttpResponseBase:
        """Carry out a mend

        One write, which the history can take back. Nothing is written where the design has changed since
        the mend was shown, or where it would bring another error (409).
        """
        asked = values_of(CarryOutMembers(data=request.data))
        try:
            return once(request, lambda: self._carried_out(asked))
        except NotSafe as reason:
            words = _("Nothing was changed. %(why)s") % {"why": spoken(reason.sentence)}
            raise Refusal("refused", words) from reason

    def _carried_out(self, asked: dict[str, str]) -> Response:
        thing = asked.pop("thing")
        row = row_of(self.design, thing)  # before the design is read: whoever writes meanwhile makes it stale
        mend = shown_mend(self.look, **asked)
        if row is None or mend.thing != thing:
            raise NotOffered
        change = carry_out(
            self.design,
            row=row,
            mend=mend,
            look=self.look,
            surroundings=self.surroundings,
            by=self.person,
        )
        return Response({"change": change.number, "target": change.target})

    def _is_asked(self, one: coach.Finding) -> bool:
        asked = self.asked
        thing = asked.get("target", "")
        return (
            one.severity == asked.get("severity", one.severity)
            and one.rule == asked.get("rule", one.rule)
            and one.step == asked.get("step", one.step)
            and (not thing or one.target == thing or one.target.startswith(f"{thing}/"))
            and ("state" not in asked or bool(one.waived) == (asked["state"] == "waived"))
        )

    def _shown(self, one: coach.Finding) -> dict[str, Any]:
        mend = mend_of(one, self.look.seen)
        return {
            "id": _id(one),
            "rule": one.rule,
            "severity": one.severity,
            "step": one.step,
            "target": one.target,
            "part": one.part,
            "detail": spoken(one.sentence),
            "waived": one.waived,
            "mend": _shown_mend(mend) if mend else None,
        }


class Waivers(InDesign):
    """Advice that was set aside."""

    tag = "Coach"
    listings = {"list_waivers": Listing(sorts={"rule": "rule", "at": "at"})}

    @extend_schema(responses={200: page_serializer("waivers", WaiverMembers)})
    def list_waivers(self, request: Request, **address: str) -> HttpResponseBase:
        """List the advice that was set aside"""
        listing = self.listings["list_waivers"]
        return listing.answer(request, self._rows, self.asked, lambda row: WaiverMembers(row).data)

    @extend_schema(request=WaiveMembers, responses={201: WaiverMembers})
    def waive(self, request: Request, **address: str) -> HttpResponseBase:
        """Set advice aside with a reason

        A second reason for the same finding replaces the first.
        """
        asked = values_of(WaiveMembers(data=request.data))

        def waive() -> Response:
            row = changes.waive(self.design, by=self.person, **asked)
            place = {"Location": f"{request.path}/{row.pk}"}
            return Response(WaiverMembers(row).data, status=status.HTTP_201_CREATED, headers=place)

        return once(request, waive)

    @extend_schema(responses={204: None})
    def take_up_again(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Take advice up again"""
        changes.take_up_again(get_object_or_404(self._rows, pk=pk), by=self.person)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @cached_property
    def _rows(self) -> QuerySet[Waiver]:
        return waivers_of(self.design).select_related("operation__service", "data_type", "by", "design")


def _id(one: coach.Finding) -> str:
    told = repr((one.rule, one.target, one.part, str(one.sentence)))
    return sha256(told.encode(errors="surrogatepass")).hexdigest()[:32]


def _shown_mend(mend: Mend) -> dict[str, Any]:
    return {
        "mark": mend.mark,
        "label": spoken(mend.label),
        "thing": mend.thing,
        "edits": [{"part": one.part, "before": one.before, "after": one.after} for one in mend.edits],
    }
