"""What reviewers may do, and how fast: each rule raises a sentence that says what to do instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.specification.models import Revision
from seedapp.workspaces.access import allows
from seedapp.workspaces.models import Member, Role

from .models import Answer, Comment, CommentVersion, GoalAnswer, Reviewer, Round, Thread, Turn, Verdict
from .states import DEEDS

PACE_MINUTES = 10
CONTRIBUTIONS_PER_PACE = 30
JOINS_PER_PACE = 100
REVIEWERS_PER_ROUND = 1000
LINKS_PER_ROUND = 1000
QUESTIONS_PER_ROUND = 20


class RoundOver(Exception):
    """The round is closed or its time is up."""

    def __init__(self) -> None:
        super().__init__(
            _("This review takes no more comments. What was said is kept; the team can extend it.")
        )


class TooMany(Exception):
    """More than one person is likely to say, or than one round can hold."""


class TooFast(TooMany):
    """More than one person can mean in a few minutes: later it may be sent again."""


class Refused(Exception):
    """What was asked cannot be, with what can be done instead."""


class NotTheirs(Exception):
    """Only who began a thread says that it is resolved, and takes it up again then."""

    def __init__(self) -> None:
        super().__init__(_("Only who wrote this comment can resolve it or open it again. You can answer."))


def check_pace(reviewer: Reviewer) -> None:
    """Raises TooFast for a reviewer who says more than a person can mean."""
    since = timezone.now() - timedelta(minutes=PACE_MINUTES)
    said = Comment.objects.filter(reviewer=reviewer, written_at__gt=since).count()
    said += CommentVersion.objects.filter(comment__reviewer=reviewer, written_at__gt=since).count()
    said += Turn.objects.filter(reviewer=reviewer, at__gt=since).count()
    judged = Verdict.objects.filter(reviewer=reviewer, given_at__gt=since).count()
    answered = GoalAnswer.objects.filter(reviewer=reviewer, given_at__gt=since, thread=None).count()
    answered += Answer.objects.filter(reviewer=reviewer, answered_at__gt=since).count()
    if said + judged + answered >= CONTRIBUTIONS_PER_PACE:
        raise TooFast(
            _(
                "You have said %(count)s things in %(minutes)s minutes. "
                "Your text is still here: wait a few minutes, then send it again."
            )
            % {"count": said + judged + answered, "minutes": PACE_MINUTES}
        )


def check_room(round_: Round) -> None:
    """Raises TooMany when a link draws a crowd."""
    since = timezone.now() - timedelta(minutes=PACE_MINUTES)
    joined = round_.reviewers.filter(joined_at__gt=since).count()
    if joined >= JOINS_PER_PACE or round_.reviewers.count() >= REVIEWERS_PER_ROUND:
        raise TooMany(_("Very many people are joining by this link. Wait a few minutes, then try again."))


def check_links(round_: Round, more: int) -> None:
    """Raises TooMany where a round has as many links as it can hold."""
    if round_.links.count() + more > LINKS_PER_ROUND:
        raise TooMany(
            _("One round has at most %(count)s links. Open another one, or send one link to many.")
            % {"count": LINKS_PER_ROUND}
        )


def check_questions(texts: Sequence[str]) -> None:
    """Raises TooMany for more questions than anybody answers."""
    if len(texts) > QUESTIONS_PER_ROUND:
        raise TooMany(
            _("One round has at most %(count)s questions: few questions get better answers.")
            % {"count": QUESTIONS_PER_ROUND}
        )


def began(thread: Thread, *, reviewer: Reviewer | None = None, member: User | None = None) -> bool:
    """Whether somebody said the first thing in a thread."""
    first = next(iter(thread.comments.all()), None)
    return first is not None and wrote(first, reviewer=reviewer, member=member)


def wrote(comment: Comment, *, reviewer: Reviewer | None = None, member: User | None = None) -> bool:
    """Whether somebody wrote a comment, by a link or signed in with the same account."""
    if _is(reviewer, comment.reviewer_id) or _is(member, comment.member_id):
        return True
    account = member.pk if member else reviewer.user_id if reviewer else None
    by = comment.reviewer.user_id if comment.reviewer else None
    return account is not None and account in (comment.member_id, by)


def role_for(deed: str, thread: Thread, member: User) -> Role:
    """The role that a member of the team needs to bring a thread into another state."""
    is_of_authors = "author" in DEEDS[deed].starts and began(thread, member=member)
    return Role.REVIEWER if is_of_authors or "team" not in DEEDS[deed].starts else Role.EDITOR


def role_to_attach(thread: Thread, member: User) -> Role:
    """The role that a member needs to say what became of the thing of a thread."""
    return Role.REVIEWER if began(thread, member=member) else Role.EDITOR


def may_do(deed: str, thread: Thread, member: Member) -> bool:
    """Whether a member of the team may bring a thread into another state, as it stands (see `states`)."""
    done = DEEDS[deed]
    if allows(member.role, Role.EDITOR) and done.may_start(thread.state, "team"):
        return True
    is_author = allows(member.role, Role.REVIEWER) and began(thread, member=member.user)
    return is_author and done.may_start(thread.state, "author")


def may_review(member: Member) -> bool:
    """Whether a member may review by their account."""
    return allows(member.role, Role.REVIEWER)


def open_round_of(revision: Revision) -> Round | None:
    """The latest round of a revision that still takes comments."""
    return next((one for one in revision.rounds.all() if one.is_open), None)


def _is(person: Model | None, pk: int | None) -> bool:
    return person is not None and person.pk == pk
