"""What each of the seven steps is, and why the method has it, in words for people."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class StepLead:
    what: str | Promise
    ask: str | Promise
    why: str | Promise


STEP_LEADS = {
    1: StepLead(
        _(
            "Who needs something from this service? Describe what sets them apart: needs, pains and "
            "behaviours."
        ),
        _("Why start with people?"),
        _(
            "Actors set the scope and the order of everything that follows. A few precise ones are "
            "worth more than many broad ones: with more than five, either priority is gone or the "
            "service wants to be too much."
        ),
    ),
    2: StepLead(
        _(
            "What do they want to get done, and when? Each story is one sentence: situation, "
            "motivation, goal."
        ),
        _("Why stories, not features?"),
        _(
            "A job story states a problem in its circumstances and leaves the solution open. Most of "
            "the effort of the first steps belongs here, and it rests on real interviews. Technical "
            "stories then say which service is needed for it."
        ),
    ),
    3: StepLead(
        _("Who talks to whom, and in which order? Draw it as text; the drawing keeps up while you type."),
        _("Why draw before naming endpoints?"),
        _(
            "A sequence shows what is asked, what is done and who waits for whom, long before anyone "
            "argues about paths. Microservices know nothing of each other: the API layer leads, or an"
            " event is published."
        ),
    ),
    4: StepLead(
        _("What does each service answer, and what does it do? Queries only tell; actions change something."),
        _("Why keep the two apart?"),
        _(
            "A query has an input and a response, and no side effect: it can be repeated and cached. "
            "An action exists for its outcome: it can fail, and its failures belong to the contract."
        ),
    ),
    5: StepLead(
        _(
            "One OpenAPI document for each service, written from the design. Change the design, and "
            "it follows."
        ),
        _("Why is it generated?"),
        _(
            "Every line of the contract comes from something a person said they need. You may "
            "override any binding; what you wrote is never overwritten."
        ),
    ),
    6: StepLead(
        _("Publish a revision and ask. End users judge the goals, client developers judge the contract."),
        _("Why ask now?"),
        _(
            "Changing a sentence costs minutes; changing running code costs weeks. The design is not "
            "done until the people who will use it have answered, and their answers are in it."
        ),
    ),
    7: StepLead(
        _("What is approved, what is still open, and everything to take along for coding."),
        _("Why does coding come last?"),
        _(
            "It is the dearest step, so it comes once, on a contract that has been approved. What is "
            "built is tied to the revision that it was built from."
        ),
    ),
}
