"""The team's own questions in a round, and reviewing by one's account, through the REST API."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.feedback import changes
from seedapp.feedback.models import Reviewer, Round
from seedapp.workspaces.access import membership_for
from seedapp.workspaces.models import Member, Role

from .members import values_of
from .problems import Refusal
from .repeats import once
from .round_members import (
    AskedMembers,
    BodyMembers,
    PerspectiveMembers,
    QuestionTextMembers,
    RoundMembers,
)
from .rounds import RoundView


class RoundQuestions(RoundView):
    """Step 6: what the team asks in a round, and whom."""

    is_tagged = False

    @extend_schema(request=QuestionTextMembers, responses={200: RoundMembers})
    def add_question(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Ask one more question in a round

        The same words are not asked twice.
        """
        text = values_of(QuestionTextMembers(data=request.data))["text"]
        return self.told(request, pk, lambda row: changes.add_question(row, by=self.person, text=text))

    @extend_schema(responses={204: None})
    def remove_question(self, request: Request, pk: int, number: int, **address: str) -> HttpResponseBase:
        """Take back a question that nobody has answered"""
        question = get_object_or_404(self.round(pk).questions, pk=number)

        def remove() -> Response:
            changes.remove_question(question, by=self.person)
            return Response(status=status.HTTP_204_NO_CONTENT)

        return once(request, remove)

    @extend_schema(request=AskedMembers, responses={200: RoundMembers})
    def ask_members(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Ask members to review by their account

        Who was asked before, or has begun, stays as they are.
        """
        asked = values_of(AskedMembers(data=request.data))
        members = self.members_of(asked["members"])
        perspective = asked["perspective"]
        return self.told(
            request,
            pk,
            lambda row: changes.ask_members(row, by=self.person, members=members, perspective=perspective),
        )


class OwnReviews(RoundView):
    """Step 6: reviewing by one's account."""

    is_tagged = False
    writes = Role.REVIEWER

    @extend_schema(request=PerspectiveMembers, responses={200: RoundMembers})
    def enter_round(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Begin to review by one's account

        Whether asked or not; beginning twice changes nothing.
        """
        perspective = values_of(PerspectiveMembers(data=request.data))["perspective"]
        member = self._member()
        return self.told(request, pk, lambda row: changes.enter(row, member=member, perspective=perspective))

    @extend_schema(request=BodyMembers, responses={200: RoundMembers})
    def answer_question(self, request: Request, pk: int, number: int, **address: str) -> HttpResponseBase:
        """Answer a question of the team

        Needs to have begun. What was answered before is replaced, and kept in the history; an empty body
        takes it back.
        """
        body = values_of(BodyMembers(data=request.data))["body"]
        question = get_object_or_404(self.round(pk).questions, pk=number)
        return self.told(
            request,
            pk,
            lambda row: changes.answer_question(self._reviewer(row), question=question, body=body),
        )

    def _member(self) -> Member:
        return membership_for(self.person, self.design.workspace.slug, Role.REVIEWER)

    def _reviewer(self, row: Round) -> Reviewer:
        found = changes.reviewer_by_account(row, self._member().user)
        if found is None or found.joined_at is None:
            raise Refusal("refused", _("Begin to review first: POST to `enter` of this round."))
        return found
