"""Whom a comment names."""

from __future__ import annotations

from seedapp.accounts.models import User, display_name
from seedapp.feedback.mentioning import names_in
from seedapp.feedback.models import Comment, Mention, Reviewer
from seedapp.workspaces.models import Member


def keep_mentions(comment: Comment) -> list[Mention]:
    """Keep whom a comment names: members of the workspace, and reviewers of the same round, nobody else.

    A name that several bear names them all; its writer is not told of themselves. Whom an edit names no more
    stays named: they were told already. Gives those who are new.
    """
    if "@" not in comment.body:
        return []
    round_ = comment.thread.round
    members = Member.objects.filter(workspace=round_.revision.design.workspace_id).select_related("user")
    people: list[User | Reviewer] = [one.user for one in members if one.user_id != comment.member_id]
    people += [one for one in round_.reviewers.all() if one.pk != comment.reviewer_id]
    named = names_in(comment.body, {_name(one) for one in people})
    known = {(one.member_id, one.reviewer_id) for one in comment.mentions.all()}
    made = [_mention(comment, one) for one in people if _name(one).casefold() in named]
    new = [one for one in made if (one.member_id, one.reviewer_id) not in known]
    return Mention.objects.bulk_create(new)


def _mention(comment: Comment, person: User | Reviewer) -> Mention:
    if isinstance(person, Reviewer):
        return Mention(comment=comment, reviewer=person, name=person.name)
    return Mention(comment=comment, member=person, name=_name(person))


def _name(person: User | Reviewer) -> str:
    return person.name if isinstance(person, Reviewer) else display_name(person)
