"""What a webhook can tell of: the verbs of the journal, each with the words that say when it is written.

Names are stable: receivers depend on them. A new verb gets its line here; a test looks for it.
"""

from __future__ import annotations

from collections.abc import Collection

from seedapp.core.wording import N_

TOPICS = {
    "workspaces.founded": N_("A workspace was founded."),
    "workspaces.renamed": N_("The workspace has another name."),
    "workspaces.invited": N_("An invitation was made."),
    "workspaces.invitation_withdrawn": N_("An invitation was withdrawn."),
    "workspaces.joined": N_("Somebody joined by an invitation."),
    "workspaces.role_changed": N_("A member has another role."),
    "workspaces.left": N_("A member left."),
    "workspaces.member_removed": N_("A member was taken out."),
    "designs.added": N_("A design was begun."),
    "designs.edited": N_(
        "Title, summary, language, contact, licence, glossary or style of a design changed."
    ),
    "designs.imported": N_("A design was read from a file."),
    "designs.removed": N_("A design was deleted, with all that is in it."),
    "designs.put_back": N_("A deleted design came back."),
    "designs.restored": N_("An earlier moment of a design was restored."),
    "services.added": N_("A service was added."),
    "services.edited": N_("A service was edited."),
    "services.removed": N_("A service was deleted."),
    "services.put_back": N_("A deleted service came back."),
    "actors.added": N_("An actor was added."),
    "actors.edited": N_("An actor was edited."),
    "actors.removed": N_("An actor was deleted."),
    "actors.put_back": N_("A deleted actor came back."),
    "actors.ordered": N_("The actors stand in another order."),
    "job_stories.added": N_("A job story was added."),
    "job_stories.edited": N_("A job story was edited."),
    "job_stories.removed": N_("A job story was deleted."),
    "job_stories.put_back": N_("A deleted job story came back."),
    "job_stories.ordered": N_("The job stories stand in another order."),
    "interactions.added": N_("A sequence diagram was added."),
    "interactions.edited": N_("A sequence diagram was edited."),
    "interactions.removed": N_("A sequence diagram was deleted."),
    "interactions.put_back": N_("A deleted sequence diagram came back."),
    "interactions.ordered": N_("The sequence diagrams stand in another order."),
    "operations.added": N_("A query or an action was added."),
    "operations.edited": N_("A query or an action was edited."),
    "operations.removed": N_("A query or an action was deleted."),
    "operations.put_back": N_("A deleted query or action came back."),
    "operations.merged": N_("Two operations were merged into one."),
    "operations.parted": N_("Merged operations were parted again."),
    "operations.ordered": N_("The queries and actions stand in another order."),
    "operations.candidate_dismissed": N_("A candidate for an operation was dismissed."),
    "operations.dismissal_removed": N_("A dismissed candidate is offered again."),
    "types.added": N_("A data type was added."),
    "types.edited": N_("A data type was edited."),
    "types.removed": N_("A data type was deleted."),
    "types.put_back": N_("A deleted data type came back."),
    "coach.waived": N_("Advice of the coach was set aside, with a reason."),
    "coach.waiver_removed": N_("Advice that was set aside counts again."),
    "coach.put_back": N_("Advice that had counted again is set aside as before."),
    "mock.address_opened": N_("An address of the mock was opened."),
    "mock.address_closed": N_("An address of the mock was closed."),
    "specification.published": N_("A revision was published."),
    "specification.review_begun": N_("A revision is in review: its first round was opened."),
    "specification.approved": N_("A revision was approved."),
    "specification.superseded": N_("A revision was superseded: a later one was approved."),
    "specification.withdrawn": N_("A revision was withdrawn, with a reason."),
    "specification.addresses_opened": N_("The public addresses of published documents answer."),
    "specification.addresses_closed": N_("The public addresses of published documents answer no more."),
    "specification.addresses_renewed": N_("The public addresses of published documents are others."),
    "feedback.opened": N_("A round of review was opened."),
    "feedback.closed": N_("A round of review was closed."),
    "feedback.round_reopened": N_("A closed round of review takes comments again."),
    "feedback.extended": N_("A round of review has another due date."),
    "feedback.links_made": N_("Links to a round were made."),
    "feedback.link_renewed": N_("A reviewer got another link in place of the old one."),
    "feedback.link_revoked": N_("A link to a round was revoked."),
    "feedback.members_asked": N_("Members were asked to review."),
    "feedback.question_added": N_("A question was added to a round."),
    "feedback.question_removed": N_("A question was taken out of a round."),
    "feedback.question_answered": N_("A reviewer answered a question of the team."),
    "feedback.joined": N_("A reviewer joined a round."),
    "feedback.begun": N_("A reviewer or a member began a thread."),
    "feedback.answered": N_("Somebody answered in a thread."),
    "feedback.addressed": N_("The team marked a thread as addressed."),
    "feedback.dismissed": N_("The team dismissed a thread, with a reason."),
    "feedback.resolved": N_("Whoever began a thread said that it is resolved."),
    "feedback.reopened": N_("A thread was opened again."),
    "feedback.edited": N_("Somebody edited what they had said."),
    "feedback.attached": N_("A person said what became of the thing of a thread."),
    "feedback.attachment_taken_back": N_("What was said to have become of a thing was taken back."),
    "feedback.given": N_("A reviewer gave a verdict."),
    "feedback.goal_answered": N_("A reviewer said whether a job can be done."),
}
TEST_TOPIC = "webhooks.test"


def wants(topics: Collection[str], verb: str) -> bool:
    """Whether a webhook for `topics` (empty: all, those of later versions too) is sent a change.

    What is not in the table stays inside: the journal of a workspace tells its owners of their webhooks.
    """
    return verb in TOPICS and (not topics or verb in topics)
