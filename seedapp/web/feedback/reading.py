"""A revision as the team reads it: the pages that reviewers see, with what all of them said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from seedapp.feedback.carrying import said_until
from seedapp.feedback.models import GoalAnswer, Thread
from seedapp.feedback.policy import open_round_of, wrote
from seedapp.feedback.seeing import seen_before
from seedapp.specification.models import Revision
from seedapp.specification.states import allowed_actions
from seedapp.web.reading.frozen import first_service
from seedapp.web.reading.goal_tallies import tallies_of
from seedapp.web.reading.pages import Reading
from seedapp.web.reading.standing import Standings
from seedapp.web.reading.talk import Talk, ThreadCard
from seedapp.web.visit import Visit
from seedapp.workspaces.access import allows
from seedapp.workspaces.models import Role

from .addresses import addresses_in
from .boards import threads_of
from .revision_facts import facts_of


def reading_by(here: Visit, request: HttpRequest, row: Revision) -> Reading:
    return Reading(
        request,
        row,
        talk_on(here, row),
        addresses_in(here, row),
        seen_before(row, user=here.member.user),
        _goals_answered(row),
    )


def talk_on(here: Visit, row: Revision) -> Talk:
    """All threads of the revision and of those before it; members of the team may add to an open round."""
    may_comment = allows(here.member.role, Role.REVIEWER)

    standings = Standings(row, addresses_in(here, row).of)

    def card(thread: Thread, number: int) -> ThreadCard:
        address = here.url("answer_thread", thread.pk) if may_comment else ""
        own = frozenset(one.pk for one in thread.comments.all() if wrote(one, member=here.member.user))
        return ThreadCard(thread, f"thread-{number}", address, False, own, standings.of(thread))

    may_say = may_comment and open_round_of(row) is not None
    say_url = here.url("begin_thread", row.number) if may_say else ""
    return Talk(said_until(row), card, say_url=say_url)


def context_of(here: Visit, row: Revision, view: str) -> dict[str, Any]:
    first = first_service(row)
    return here.context(
        "feedback",
        revision=facts_of(row),
        view=view,
        goals_url=here.url("revision", row.number),
        changes_url=here.url("revision_changes", row.number),
        contract_url=here.url("revision_contract", row.number, first) if first else "",
        seen_url=here.url("revision_seen", row.number),
        round_is_open=open_round_of(row) is not None,
        earlier_threads=threads_of(here).filter(round__revision__number__lt=row.number).count(),
        can_withdraw="withdraw" in allowed_actions(row, here.member.role),
    )


def _goals_answered(row: Revision) -> Callable[[str, str], str]:
    """Who said yes, partly and no to each goal: the latest answer of each reviewer."""
    tallies = tallies_of(GoalAnswer.objects.filter(reviewer__round__revision=row))
    return lambda job, _want: str(tallies.get(job, ""))
