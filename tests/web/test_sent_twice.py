"""Every form and button, as it stands in its page, sent twice: one effect, and no fault in the answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest
from django.apps import apps

from seedapp.actors.changes import edit_actor
from seedapp.core import coach
from seedapp.core.derive.operations import operations as candidates_of
from seedapp.designs.changes import add_service
from seedapp.history.changes import after, last_number
from seedapp.interactions.changes import add_interaction
from seedapp.job_stories.changes import add_job_story
from seedapp.operations.changes import add_operation
from seedapp.operations.type_changes import add_type
from seedapp.snapshot.take import take
from seedapp.web.reviews.asking import name_of
from tests.access.conftest import Stage
from tests.access.pages import PAGES

from .sending import forms_of

pytestmark = [pytest.mark.django_db, pytest.mark.hostile(31)]


@dataclass(frozen=True)
class Sent:
    """`page` shows the form that goes to `name`; `typed` goes into it, by the button `press`."""

    name: str
    page: str
    of: Mapping[str, object] = field(default_factory=dict)
    typed: Mapping[str, object] = field(default_factory=dict)
    on: Mapping[str, object] = field(default_factory=dict)
    press: tuple[str, Callable[..., object]] | None = None
    person: str = "owner"


BUILDER, STORY, DIAGRAM = {"key": "weekend-builder"}, {"key": "J1"}, {"key": "find-and-borrow"}
LOAN, LOANS, TOOL = {"service": "loans", "key": "startLoan"}, {"key": "loans"}, {"name": "Tool"}
ROUND = {"pk": "@round"}
REVISION, THREAD, LINK = {"number": "@revision_number"}, {"pk": "@thread"}, {"token": "@token"}


def first(*names):
    """The first button of the form that has one of the names."""
    return lambda form: next(one for one in form.buttons if one[0] in names)


SENT = [
    Sent("add_workspace", "home", typed={"name": "Another team"}),
    Sent("accept_invitation", "accept_invitation", {"token": "@invitation_token"}, person="outsider"),
    Sent("add_design", "workspace", typed={"title": "A new design"}),
    Sent("invite", "members", typed={"role": "editor"}),
    Sent("change_member", "members", {"pk": "@member"}, {"role": "reviewer"}),
    Sent("withdraw_invitation", "members", {"pk": "@invitation"}),
    Sent("design_settings", "design_settings", typed={"title": "Another title"}),
    Sent("design_style", "design_settings", typed={"names": "camel"}),
    Sent("remove_design", "design_settings"),
    Sent("add_service", "add_service", typed={"name": "Fines"}),
    Sent("service", "service", LOANS, {"name": "Lending"}, LOANS),
    Sent("remove_service", "service", LOANS, {}, LOANS),
    Sent("undo_change", "history", {"number": "@removal"}),
    Sent("undo_change", "history", {"number": "@edit"}),
    Sent("open_mock", "mock_page"),
    Sent("close_mock", "mock_page", {"pk": "@mock"}),
    Sent("add_actor", "actors", typed={"name": "Neighbour"}),
    Sent("order_actors", "actors", press=("by", lambda form: ("by", "1"))),
    Sent("actor", "actor", BUILDER, {"name": "Sunday builder"}, BUILDER),
    Sent("remove_actor", "actor", BUILDER, {}, BUILDER),
    Sent("add_job_story", "job_stories", typed={"motivation": "borrow a ladder"}),
    Sent("order_job_stories", "job_stories", press=("by", lambda form: ("by", "1"))),
    Sent("job_story", "job_story", STORY, {"goal": "I need not buy one"}, STORY),
    Sent("remove_job_story", "job_story", STORY, {}, STORY),
    Sent("add_interaction", "add_interaction", typed={"title": "Bring it back"}),
    Sent("interaction", "interaction", DIAGRAM, {"title": "Find it"}, DIAGRAM),
    Sent("remove_interaction", "interaction", DIAGRAM, {}, DIAGRAM),
    Sent("add_operation", "add_operation", typed={"name": "Extend a loan"}),
    Sent("accept_candidate", "candidates", press=("only", first("only", "as"))),
    Sent("matrix", "matrix", press=("link", first("link", "unlink"))),
    Sent("add_type", "add_type", typed={"name": "Fine", "fields-0-name": "amount"}),
    Sent("type", "type", TOOL, {"description": "What is lent"}, TOOL),
    Sent("operation", "operation", LOAN, {"name": "Lend a tool"}, LOAN),
    Sent("remove_operation", "operation", LOAN, {}, LOAN),
    Sent("binding", "binding", LOAN, {"http_path": "/lendings"}, LOAN),
    Sent("publish", "publish", typed={"note": "First"}),
    Sent("withdraw_revision", "withdraw_revision", REVISION, {"reason": "Too early"}, REVISION),
    Sent("public_addresses", "public_addresses", typed={"do": "open"}),
    Sent("open_round", "open_round", on={"needs": "@revision"}, typed={"intro": "Does it help?"}),
    Sent("close_round", "round", ROUND, on=ROUND),
    Sent("extend_round", "round", ROUND, {"due": "@later"}, ROUND),
    Sent("make_links", "round", ROUND, {"end_users": "Ann"}, ROUND),
    Sent("renew_link", "round", ROUND | {"number": "@own_link"}, {}, ROUND),
    Sent("revoke_link", "round", ROUND | {"number": "@own_link"}, {}, ROUND),
    Sent("ask_members", "round", ROUND, {"members": "@reviewing_member"}, ROUND),
    Sent("add_question", "round", ROUND, {"text": "Is it fun?"}, ROUND),
    Sent("remove_question", "round", ROUND | {"number": "@question"}, {}, ROUND),
    Sent("answer_thread", "thread", THREAD, {"body": "Because."}, THREAD),
    Sent("address_thread", "thread", THREAD, {"note": "Renamed"}, THREAD),
    Sent("dismiss_thread", "thread", THREAD, {"note": "Two are wanted"}, THREAD),
    Sent("resolve_thread", "thread", THREAD, {"note": "Renamed"}, THREAD),
    Sent("review_thread", "review_contract", LINK | {"number": "@number_of_thread"}, {"body": "I see."},
         LINK | {"service": "loans"}, person="guest"),
    Sent("review_answers", "review_goals", LINK, {name_of("Is it fast?"): "Yes"}, LINK, person="guest"),
    Sent("review_verdict", "review_goals", LINK, {"judgement": "approve"}, LINK, person="guest"),
]  # fmt: skip

# Posts whose form is made elsewhere, or that leave nothing behind; those that write have tests of their own.
ELSEWHERE = {
    "import_design": "a file; tests/web/test_imports.py",
    "confirm_import": "tests/web/test_imports.py",
    "waivers": "test_advice_is_set_aside_once",
    "mends": "tests/web/test_mends.py: a mend that was made is not there any more",
    "paste_job_stories": "writes nothing",
    "keep_pasted": "tests/web/test_job_stories.py",
    "accept_technical_story": "test_proposed_stories_are_added_once",
    "draft_drawing": "writes nothing but a drawing that is kept by its text",
    "fields_from_sample": "writes nothing",
    "order_interactions": "as order_actors: test_a_step_is_taken_once_in_each_list",
    "order_operations": "as order_actors: test_a_step_is_taken_once_in_each_list",
    "dismiss_candidate": "test_a_candidate_is_set_aside_and_reconsidered_once",
    "reconsider_candidate": "test_a_candidate_is_set_aside_and_reconsidered_once",
    "remove_type": "test_a_type_is_deleted_once",
    "merge_operation": "test_two_operations_are_merged_once",
    "begin_thread": "tests/feedback: the same words of one person on a thing count once",
    "attach_thread": "tests/feedback: said twice it is written once",
    "detach_thread": "tests/feedback: taking back what was never said writes nothing",
    "apply_suggestion": "tests/feedback: applied twice it is one change",
    "reopen_thread": "tests/feedback: a thread that is open stays open",
    "review": "tests/web/test_reviews.py: the same form joins once",
    "reopen_round": "tests/feedback/test_rounds.py: an open round stays open",
    "own_review": "tests/feedback/test_links.py: a member enters once",
    "own_review_answers": "as review_answers", "own_review_say": "as review_say",
    "own_review_thread": "as review_thread",
    "own_review_verdict": "as review_verdict",
    "review_say": "tests/feedback: the same words of one person on a thing count once",
    "review_goal": "tests/feedback/test_answering_goals.py: the same answer sent twice counts once",
    "own_review_goal": "as review_goal",
    "review_seen": "tests/feedback/test_seeing.py: seeing twice is kept once",
    "own_review_seen": "as review_seen", "revision_seen": "as review_seen",
    "approve_revision": "tests/feedback/test_approving.py: a second press approves once",
    "see_changes": "has seen what it has seen", "review_told": "as see_changes",
    "own_review_told": "as see_changes", "read_notices": "read stays read", "open_notice": "read stays read",
    "notice_preferences": "sets what is set already", "stop_mail": "stopped stays stopped",
    "review_mail": "sets what is set already", "own_review_mail": "sets what is set already",
    "confirm_mail": "confirmed stays confirmed",
    "here": "says where somebody is",
    "restore_moment": "test_a_moment_is_restored_once",
    "put_back_design": "what is back is not deleted any more",
    "webhooks": "brings a token, as all that makes a thing: tests/web/test_webhooks.py",
    "webhook": "names its version", "webhook_deed": "on stays on", "webhook_delivery": "asked again",
    "mock": "answers as often as it is asked",
    "account": "one's own name", "tokens": "asks to sign in anew", "revoke_token": "revoked stays revoked",
    "end_session": "ended stays ended",
}  # fmt: skip

CHANGES_BY_ITSELF = {"history.Press", "history.Journal", "sessions.Session", "presence.Presence"}


def everything():
    """All rows there are, but those that each request touches."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models()
        if model._meta.label not in CHANGES_BY_ITSELF and not model._meta.label.startswith("accounts.")
    }


@pytest.mark.parametrize("sent", SENT, ids=lambda one: one.name)
def test_sent_twice_it_is_done_once(sent, team, design):
    stage = Stage(team, design)
    show = next(page for page in PAGES if page.name == sent.page and page.method == "GET")
    goes_to = next(page for page in PAGES if page.name == sent.name and page.method == "POST")
    for value in {**sent.on, **sent.of}.values():
        stage.filled(value)
    address = stage.address(type(goes_to)(sent.name, "POST", "", 0, sent.of))
    browser = stage.browser(sent.person)
    page = browser.get(stage.address(type(show)(sent.page, "GET", "", 0, show.of | sent.on)))
    form = next(one for one in forms_of(page) if _leads_to(one, address, page))
    typed = {name: stage.filled(value) for name, value in sent.typed.items()}
    if sent.press:
        name, value = sent.press[1](form)
        typed[name] = value

    before = everything()
    answers = [browser.post(address, form.typed(**typed))]
    after_one = everything()
    answers.append(browser.post(address, form.typed(**typed)))

    assert after_one != before, "nothing was done at all"
    assert everything() == after_one
    assert {one.status_code for one in answers} <= {200, 302, 303}


def _leads_to(form, address, page):
    own = form.action or page.request["PATH_INFO"]
    return own.split("#")[0] == address


@pytest.fixture
def twice(design, team, at):
    """`twice("waivers", rule=…)` posts the same thing twice as the editor; what came of it is one change."""
    browser = team.client(team.editor)

    def post(name, *args, **sent):
        number = last_number(design.pk)
        answers = [browser.post(at(name, *args), sent) for _ in range(2)]
        assert [one.status_code for one in answers] == [302, 302]
        return [one.verb for one in after(design.pk, number)]

    return post


def test_advice_is_set_aside_once(twice, design):
    finding = next(one for one in coach.check(take(design)) if one.severity != "error")
    sent = {"rule": finding.rule, "target": finding.target, "reason": "We know."}

    assert twice("waivers", **sent) == ["coach.waived"]
    assert twice("waivers", **sent, withdraw="1") == ["coach.waiver_removed"]


def test_proposed_stories_are_added_once(twice, design, team, at):
    add_service(design, by=team.owner, key="fines", name="Fines", layer="microservice")
    add_job_story(
        design, by=team.owner, level="customer", actor=design.actors.first(), motivation="pay my fines"
    )
    page = team.client(team.editor).get(at("technical_stories"))
    sent = next(one for one in forms_of(page) if "candidate" in one).typed()

    told = twice("accept_technical_story", **sent)

    assert told == ["job_stories.added"] * len(sent["candidate"])


def test_a_candidate_is_set_aside_and_reconsidered_once(twice, design):
    candidate = candidates_of(take(design))[0].id

    assert twice("dismiss_candidate", dismiss=candidate) == ["operations.candidate_dismissed"]
    assert twice("reconsider_candidate", candidate=candidate) == ["operations.dismissal_removed"]


def test_a_type_is_deleted_once(twice, design, team):
    add_type(design, by=team.owner, name="Unused")

    assert twice("remove_type", "Unused") == ["types.removed"]


def test_a_moment_is_restored_once(twice, design, team):
    number = last_number(design.pk)
    row = design.actors.select_related("design").get(key="weekend-builder")
    edit_actor(row, seen=1, by=team.owner, name="Sunday builder")

    assert len(twice("restore_moment", number)) == 1


def test_two_operations_are_merged_once(twice, design, team):
    add_operation(design.services.get(key="loans"), by=team.owner, key="lend", name="Lend", kind="action")

    assert twice("merge_operation", "loans", "lend", into="startLoan") == ["operations.merged"]


@pytest.mark.parametrize("name", ["interactions", "operations"])
def test_a_step_is_taken_once_in_each_list(name, twice, design, team):
    service = design.services.get(key="loans")
    for key in ("one", "two"):
        add_operation(service, by=team.owner, key=key, name=key, kind="action")
        add_interaction(design, by=team.owner, key=key, title=key, plantuml="@startuml\n@enduml\n")
    rows = design.interactions if name == "interactions" else service.operations
    first = rows.all()[0].pk
    sent = {"as_of": last_number(design.pk)}

    if name == "interactions":
        assert twice("order_interactions", move=first, by="1", **sent) == ["interactions.ordered"]
    else:
        assert twice("order_operations", "loans", down=first, **sent) == ["operations.ordered"]
    assert [row.pk for row in rows.all()].index(first) == 1


def test_every_form_that_posts_is_sent_twice_here_or_elsewhere():
    posts = {one.name for one in PAGES if one.method == "POST" and not one.name.startswith("rest_")}

    assert posts == {one.name for one in SENT} | set(ELSEWHERE)
