"""Every page × role: what a request to each address needs, and what it answers to those who may come in.

One line a request. What the others get follows from who may: a member of a lower role 403, an outsider 404,
a stranger the way to sign in (401 from the REST API, the way to a name where a review's guests write).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from seedapp.workspaces.models import Role

ANYONE, PERSON, GUEST = "anyone", "person", "guest"
VIEWER, REVIEWER, EDITOR, OWNER = Role.VIEWER, Role.REVIEWER, Role.EDITOR, Role.OWNER


@dataclass(frozen=True)
class Page:
    """`of` names the thing in the address: values beginning with @ are filled in by the test's stage."""

    name: str
    method: str
    needs: str
    answer: int
    of: Mapping[str, object] = field(default_factory=dict)
    sent: Mapping[str, object] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self):
        return f"{self.method} {self.name}"


NOTHING_TYPED = {"name": ""}
BUILDER = {"key": "weekend-builder"}
STORY = {"key": "J1"}
DIAGRAM = {"key": "find-and-borrow"}
LOAN = {"service": "loans", "key": "startLoan"}
LOANS = {"key": "loans"}
TOOL = {"name": "Tool"}
REVISION = {"number": "@revision_number"}
THREAD = {"pk": "@thread"}
MOCKED = {"GET": 401, "POST": 405, "PUT": 405, "PATCH": 405, "DELETE": 405}  # what the tool shed promises
MOCK = {"token": "@mock_token", "service": "tools", "rest": "/tools"}
WEBHOOK = {"pk": "@webhook"}
DELIVERY = {"delivery": "@delivery"}
NUMBERED = {"number": "@delivery"}
LINK = {"token": "@token"}
ANY_VERSION = {"If-Match": "*"}

PAGES = [
    # the front door
    Page("home", "GET", ANYONE, 200),
    Page("favicon", "GET", ANYONE, 302),
    Page("javascript_catalog", "GET", ANYONE, 200),
    Page("add_workspace", "POST", PERSON, 422),
    Page("accept_invitation", "GET", ANYONE, 200, {"token": "@invitation_token"}),
    Page("accept_invitation", "POST", PERSON, 302, {"token": "@invitation_token"}),
    Page("tokens", "GET", PERSON, 200),
    Page("tokens", "POST", PERSON, 302),  # to signing in once more
    Page("revoke_token", "POST", PERSON, 404, {"pk": 0}),
    # one's own account
    Page("account", "GET", PERSON, 200),
    Page("account", "POST", PERSON, 422, {}, NOTHING_TYPED),
    Page("sign_ins", "GET", PERSON, 200),
    Page("end_session", "POST", PERSON, 302, {"number": 1}),
    # the workspace
    Page("workspace", "GET", VIEWER, 200),
    Page("search", "GET", VIEWER, 200, {}, {"q": "loan"}),
    Page("add_design", "POST", EDITOR, 422),
    Page("import_design", "POST", EDITOR, 422),
    Page("confirm_import", "POST", EDITOR, 422),
    Page("members", "GET", VIEWER, 200),
    Page("workspace_pulse", "GET", VIEWER, 200),
    Page("invite", "POST", OWNER, 200),
    Page("change_member", "POST", OWNER, 302, {"pk": "@member"}, {"role": "reviewer"}),
    Page("workspace_history", "GET", OWNER, 200),
    Page("put_back_design", "POST", OWNER, 302, {"pk": "@deleted_design"}),
    Page("withdraw_invitation", "POST", OWNER, 302, {"pk": "@invitation"}),
    # webhooks
    Page("webhooks", "GET", OWNER, 200),
    Page("webhooks", "POST", OWNER, 422),
    Page("webhook", "GET", OWNER, 200, WEBHOOK),
    Page("webhook", "POST", OWNER, 422, WEBHOOK),
    Page("webhook_deed", "POST", OWNER, 302, WEBHOOK, {"do": "test"}),
    Page("webhook_delivery", "GET", OWNER, 200, WEBHOOK | DELIVERY),
    Page("webhook_delivery", "POST", OWNER, 302, WEBHOOK | DELIVERY, {"do": "skip"}),
    # the design as a whole
    Page("design", "GET", VIEWER, 200),
    Page("pulse", "GET", VIEWER, 200),
    Page("here", "POST", VIEWER, 204),
    Page("export_design", "GET", VIEWER, 200),
    Page("design_settings", "GET", VIEWER, 200),
    Page("design_settings", "POST", EDITOR, 422, {}, NOTHING_TYPED),
    Page("design_style", "POST", EDITOR, 422, {}, NOTHING_TYPED),
    Page("remove_design", "POST", OWNER, 302),
    Page("add_service", "GET", EDITOR, 200),
    Page("add_service", "POST", EDITOR, 422, {}, NOTHING_TYPED),
    Page("service", "GET", EDITOR, 200, LOANS),
    Page("service", "POST", EDITOR, 422, LOANS, NOTHING_TYPED),
    Page("remove_service", "POST", EDITOR, 302, LOANS),
    Page("history", "GET", VIEWER, 200),
    Page("thing_history", "GET", VIEWER, 200, {"thing": "@thing"}),
    Page("change", "GET", VIEWER, 200, {"number": "@edit"}),
    Page("undo_change", "POST", EDITOR, 302, {"number": "@edit"}),
    Page("undo_change", "POST", EDITOR, 302, {"number": "@removal"}),
    Page("moments", "GET", VIEWER, 200, {}, {"then": "@edit"}),
    Page("download_moment", "GET", VIEWER, 200, {"number": "@edit"}),
    Page("restore_moment", "POST", EDITOR, 302, {"number": "@edit"}),
    Page("waivers", "POST", EDITOR, 302),
    Page("mends", "POST", EDITOR, 302),
    # 1 actors
    Page("actors", "GET", VIEWER, 200),
    Page("add_actor", "POST", EDITOR, 422),
    Page("order_actors", "POST", EDITOR, 302),
    Page("actor", "GET", EDITOR, 200, BUILDER),
    Page("actor", "POST", EDITOR, 422, BUILDER, NOTHING_TYPED),
    Page("remove_actor", "POST", EDITOR, 302, BUILDER),
    # 2 job stories
    Page("job_stories", "GET", VIEWER, 200),
    Page("add_job_story", "POST", EDITOR, 422),
    Page("order_job_stories", "POST", EDITOR, 302),
    Page("paste_job_stories", "GET", EDITOR, 200),
    Page("paste_job_stories", "POST", EDITOR, 422, {}, NOTHING_TYPED),
    Page("keep_pasted", "POST", EDITOR, 422),
    Page("technical_stories", "GET", VIEWER, 200),
    Page("accept_technical_story", "POST", EDITOR, 302),
    Page("job_story", "GET", EDITOR, 200, STORY),
    Page("job_story", "POST", EDITOR, 422, STORY, NOTHING_TYPED),
    Page("remove_job_story", "POST", EDITOR, 302, STORY),
    # 3 interactions
    Page("interactions", "GET", VIEWER, 200),
    Page("add_interaction", "GET", EDITOR, 200),
    Page("add_interaction", "POST", EDITOR, 422),
    Page("propose_interaction", "GET", EDITOR, 200, {}, {"jobs": "J1"}),
    Page("order_interactions", "POST", EDITOR, 302),
    Page("draft_drawing", "POST", EDITOR, 200),
    Page("kept_drawing", "GET", VIEWER, 200, {"sha256": "@drawing"}),
    Page("interaction", "GET", VIEWER, 200, DIAGRAM),
    Page("interaction", "POST", EDITOR, 422, DIAGRAM),
    Page("remove_interaction", "POST", EDITOR, 302, DIAGRAM),
    Page("drawing", "GET", VIEWER, 200, DIAGRAM),
    # 4 queries and actions
    Page("operations", "GET", VIEWER, 200),
    Page("add_operation", "GET", EDITOR, 200),
    Page("add_operation", "POST", EDITOR, 422),
    Page("fields_from_sample", "POST", EDITOR, 200, {}, {"read_sample": "inputs"}),
    Page("suggest", "GET", VIEWER, 200),
    Page("candidates", "GET", VIEWER, 200),
    Page("accept_candidate", "POST", EDITOR, 302, {}, {"candidate": "@candidate"}),
    Page("dismiss_candidate", "POST", EDITOR, 302, {}, {"candidate": "@candidate"}),
    Page("reconsider_candidate", "POST", EDITOR, 302, {}, {"candidate": "@candidate"}),
    Page("matrix", "GET", VIEWER, 200),
    Page("matrix", "POST", EDITOR, 302),
    Page("matrix_csv", "GET", VIEWER, 200),
    Page("types", "GET", VIEWER, 200),
    Page("add_type", "GET", EDITOR, 200),
    Page("add_type", "POST", EDITOR, 422),
    Page("type", "GET", VIEWER, 200, TOOL),
    Page("type", "POST", EDITOR, 422, TOOL),
    Page("remove_type", "POST", EDITOR, 302, TOOL),
    Page("order_operations", "POST", EDITOR, 302, {"service": "loans"}),
    Page("operation", "GET", VIEWER, 200, LOAN),
    Page("operation", "POST", EDITOR, 422, LOAN),
    Page("remove_operation", "POST", EDITOR, 302, LOAN),
    Page("merge_operation", "POST", EDITOR, 302, LOAN),
    Page("impact", "GET", VIEWER, 200),
    # 5 specification
    Page("specification", "GET", VIEWER, 200),
    Page("download", "GET", VIEWER, 200),
    Page("workflows", "GET", VIEWER, 200),
    Page("document", "GET", VIEWER, 200, {"service": "loans"}),
    Page("binding", "GET", VIEWER, 200, LOAN),
    Page("binding", "POST", EDITOR, 422, LOAN, {"http_method": "SHOUT"}),
    Page("mock_page", "GET", VIEWER, 200),
    Page("open_mock", "POST", EDITOR, 200),
    Page("close_mock", "POST", EDITOR, 302, {"pk": "@mock"}),
    *(Page("mock", method, ANYONE, status, MOCK) for method, status in MOCKED.items()),
    # 6 feedback, as the team sees it
    Page("feedback", "GET", VIEWER, 200),
    Page("publish", "POST", EDITOR, 422),
    Page("revision", "GET", VIEWER, 200, REVISION),
    Page("revision_changes", "GET", VIEWER, 200, REVISION),
    Page("compare", "GET", VIEWER, 200),
    Page("download_comparison", "GET", VIEWER, 200),
    Page("download_revision", "GET", VIEWER, 200, REVISION),
    Page("revision_contract", "GET", VIEWER, 200, REVISION | {"service": "loans"}),
    Page("download_revision_document", "GET", VIEWER, 200, REVISION | {"service": "loans"}),
    Page("begin_thread", "POST", REVIEWER, 422, REVISION, {"kind": "document", "anchor": "loans"}),
    Page("open_round", "POST", EDITOR, 422),
    Page("close_round", "POST", EDITOR, 302, {"pk": "@round"}),
    Page("thread", "GET", VIEWER, 200, THREAD),
    Page("answer_thread", "POST", REVIEWER, 422, THREAD),
    Page("resolve_thread", "POST", EDITOR, 302, THREAD),
    Page("reopen_thread", "POST", EDITOR, 302, THREAD),
    # 6 feedback, as the guests of a review see it
    Page("review", "GET", ANYONE, 200, LINK),
    Page("review", "POST", ANYONE, 422, LINK),
    Page("review_goals", "GET", GUEST, 200, LINK),
    Page("review_contract", "GET", GUEST, 200, LINK | {"service": "loans"}),
    Page("review_say", "POST", GUEST, 422, LINK, {"kind": "document", "anchor": "loans"}),
    Page("review_thread", "POST", GUEST, 422, LINK | {"number": "@number_of_thread"}),
    Page("review_verdict", "POST", GUEST, 422, LINK),
    # 7 implementation
    Page("implementation", "GET", VIEWER, 200),
    Page("bundle", "GET", VIEWER, 200),
    # the REST API
    Page("rest_reading", "GET", ANYONE, 200),
    Page("rest_openapi", "GET", ANYONE, 200),
    Page("rest_me", "GET", PERSON, 200),
    Page("rest_join", "POST", PERSON, 400),
    Page("rest_workspaces", "GET", PERSON, 200),
    Page("rest_workspaces", "POST", PERSON, 400),
    Page("rest_workspace", "GET", VIEWER, 200),
    Page("rest_workspace", "PATCH", OWNER, 400, {}, NOTHING_TYPED, ANY_VERSION),
    Page("rest_members", "GET", VIEWER, 200),
    Page("rest_member", "GET", VIEWER, 200, {"pk": "@owner_member"}),
    Page("rest_member", "PATCH", OWNER, 200, {"pk": "@member"}, {"role": "reviewer"}, ANY_VERSION),
    Page("rest_member", "DELETE", OWNER, 409, {"pk": "@owner_member"}, {}, ANY_VERSION),
    Page("rest_invitations", "GET", OWNER, 200),
    Page("rest_invitations", "POST", OWNER, 400),
    Page("rest_invitation", "DELETE", OWNER, 204, {"pk": "@invitation"}, {}, ANY_VERSION),
    Page("rest_add_design", "POST", EDITOR, 400),
    Page("rest_design", "GET", VIEWER, 200),
    Page("rest_design", "PATCH", EDITOR, 400, {}, {"title": ""}, ANY_VERSION),
    Page("rest_design", "DELETE", OWNER, 204, {}, {}, ANY_VERSION),
    Page("rest_webhooks", "GET", OWNER, 200),
    Page("rest_webhooks", "POST", OWNER, 400),
    Page("rest_webhook", "GET", OWNER, 200, WEBHOOK),
    Page("rest_webhook", "PATCH", OWNER, 428, WEBHOOK),
    Page("rest_webhook", "DELETE", OWNER, 428, WEBHOOK),
    Page("rest_webhook_secret", "POST", OWNER, 200, WEBHOOK),
    Page("rest_webhook_off", "POST", OWNER, 200, WEBHOOK),
    Page("rest_webhook_on", "POST", OWNER, 200, WEBHOOK),
    Page("rest_webhook_test", "POST", OWNER, 200, WEBHOOK),
    Page("rest_deliveries", "GET", OWNER, 200, WEBHOOK),
    Page("rest_delivery", "GET", OWNER, 200, WEBHOOK | NUMBERED),
    Page("rest_delivery_again", "POST", OWNER, 200, WEBHOOK | NUMBERED),
    Page("rest_delivery_skip", "POST", OWNER, 200, WEBHOOK | NUMBERED),
    Page("rest_designs", "GET", PERSON, 200),
    Page("rest_import", "POST", EDITOR, 400),
    Page("rest_design_file", "GET", VIEWER, 200),
    Page("rest_document", "GET", VIEWER, 200, {"service": "loans"}),
    Page("rest_workflows", "GET", VIEWER, 200),
    Page("rest_services", "GET", VIEWER, 200),
    Page("rest_services", "POST", EDITOR, 400),
    Page("rest_service", "GET", VIEWER, 200, LOANS),
    Page("rest_service", "PATCH", EDITOR, 400, LOANS, NOTHING_TYPED, ANY_VERSION),
    Page("rest_service", "DELETE", EDITOR, 204, LOANS, {}, ANY_VERSION),
    Page("rest_actors", "GET", VIEWER, 200),
    Page("rest_actors", "POST", EDITOR, 400),
    Page("rest_actor", "GET", VIEWER, 200, BUILDER),
    Page("rest_actor", "PATCH", EDITOR, 400, BUILDER, NOTHING_TYPED, ANY_VERSION),
    Page("rest_actor", "DELETE", EDITOR, 204, BUILDER, {}, ANY_VERSION),
    Page("rest_operations", "GET", VIEWER, 200),
    Page("rest_operations", "POST", EDITOR, 400),
    Page("rest_operation", "GET", VIEWER, 200, LOAN),
    Page("rest_operation", "PATCH", EDITOR, 400, LOAN, NOTHING_TYPED, ANY_VERSION),
    Page("rest_operation", "DELETE", EDITOR, 204, LOAN, {}, ANY_VERSION),
    Page("rest_merge_operation", "POST", EDITOR, 400, LOAN),
    Page("rest_order_operations", "POST", EDITOR, 204, {"service": "loans"}, {"keys": []}),
    Page("rest_types", "GET", VIEWER, 200),
    Page("rest_types", "POST", EDITOR, 400),
    Page("rest_type", "GET", VIEWER, 200, TOOL),
    Page("rest_type", "PATCH", EDITOR, 400, TOOL, NOTHING_TYPED, ANY_VERSION),
    Page("rest_type", "DELETE", EDITOR, 409, TOOL, {}, ANY_VERSION),
    Page("rest_matrix", "GET", VIEWER, 200),
    Page("rest_link_story", "POST", EDITOR, 400),
    Page("rest_sample", "POST", EDITOR, 200, {}, {"sample": {"a": 1}}),
    Page("rest_suggest_type", "GET", VIEWER, 200, {}, {"name": "loan_id"}),
    Page("rest_suggest_status", "GET", VIEWER, 200, {}, {"when": "it is lent"}),
    Page("rest_candidates", "GET", VIEWER, 200),
    Page("rest_accept_candidates", "POST", EDITOR, 200),
    Page("rest_accept_candidate", "POST", EDITOR, 200, {"id": "@candidate"}),
    Page("rest_dismiss_candidate", "POST", EDITOR, 204, {"id": "@candidate"}),
    Page("rest_dismissals", "GET", VIEWER, 200),
    Page("rest_dismissal", "DELETE", EDITOR, 204, {"id": "@dismissed"}),
    Page("rest_findings", "GET", VIEWER, 200),
    Page("rest_mends", "POST", EDITOR, 400),
    Page("rest_waivers", "GET", VIEWER, 200),
    Page("rest_waivers", "POST", EDITOR, 400),
    Page("rest_waiver", "DELETE", EDITOR, 204, {"pk": "@waiver"}),
    Page("rest_impact", "GET", VIEWER, 200, {}, {"of": "J1"}),
    Page("rest_difference", "GET", VIEWER, 200, {}, {"from": "now"}),
    Page("rest_revisions", "GET", VIEWER, 200),
    Page("rest_revisions", "POST", EDITOR, 400, {}, {"note": 1}),
    Page("rest_revision", "GET", VIEWER, 200, REVISION),
    Page("rest_places", "GET", VIEWER, 200, REVISION),
    Page("rest_published_design", "GET", VIEWER, 200, REVISION),
    Page("rest_published_document", "GET", VIEWER, 200, REVISION | {"service": "loans"}),
    Page("rest_rounds", "GET", VIEWER, 200),
    Page("rest_rounds", "POST", EDITOR, 400),
    Page("rest_round", "GET", VIEWER, 200, {"pk": "@round"}),
    Page("rest_close_round", "POST", EDITOR, 200, {"pk": "@round"}),
    Page("rest_threads", "GET", VIEWER, 200),
    Page("rest_threads", "POST", REVIEWER, 400),
    Page("rest_thread", "GET", VIEWER, 200, THREAD),
    Page("rest_answer_thread", "POST", REVIEWER, 400, THREAD),
    Page("rest_resolve_thread", "POST", EDITOR, 200, THREAD),
    Page("rest_reopen_thread", "POST", EDITOR, 200, THREAD),
    Page("rest_readiness", "GET", VIEWER, 200),
    Page("rest_bundle", "GET", VIEWER, 200),
    Page("rest_order_actors", "POST", EDITOR, 200, {}, {"keys": []}),
    Page("rest_job_stories", "GET", VIEWER, 200),
    Page("rest_job_stories", "POST", EDITOR, 400),
    Page("rest_job_story", "GET", VIEWER, 200, STORY),
    Page("rest_job_story", "PATCH", EDITOR, 400, STORY, {"level": "none"}, ANY_VERSION),
    Page("rest_job_story", "DELETE", EDITOR, 204, STORY, {}, ANY_VERSION),
    Page("rest_order_job_stories", "POST", EDITOR, 200, {}, {"keys": []}),
    Page("rest_read_pasted_stories", "POST", EDITOR, 400),
    Page("rest_pasted_stories", "POST", EDITOR, 400),
    Page("rest_technical_stories", "GET", VIEWER, 200),
    Page("rest_accept_technical_stories", "POST", EDITOR, 400),
    Page("rest_interactions", "GET", VIEWER, 200),
    Page("rest_interactions", "POST", EDITOR, 400),
    Page("rest_interaction", "GET", VIEWER, 200, DIAGRAM),
    Page("rest_interaction", "PATCH", EDITOR, 400, DIAGRAM, {"title": ""}, ANY_VERSION),
    Page("rest_interaction", "DELETE", EDITOR, 204, DIAGRAM, {}, ANY_VERSION),
    Page("rest_drawing", "GET", VIEWER, 200, DIAGRAM),
    Page("rest_diagram", "GET", VIEWER, 200, DIAGRAM),
    Page("rest_order_interactions", "POST", EDITOR, 200, {}, {"keys": []}),
    Page("rest_draft_reading", "POST", EDITOR, 400),
    Page("rest_interaction_proposal", "GET", VIEWER, 200, {}, {"jobs": "J1"}),
]
