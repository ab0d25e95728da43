"""Every page × role: what a request to each address needs, and what it answers to those who may come in.

One line a request. What the others get follows from who may: a member of a lower role 403, an outsider 404,
a stranger the way to sign in (401 or 403 from the REST API).
"""

from dataclasses import dataclass, field

from seedapp.workspaces.models import Role

ANYONE, PERSON = "anyone", "person"
VIEWER, REVIEWER, EDITOR, OWNER = Role.VIEWER, Role.REVIEWER, Role.EDITOR, Role.OWNER


@dataclass(frozen=True)
class Page:
    """`of` names the thing in the address: values beginning with @ are filled in by the test's stage."""

    name: str
    method: str
    needs: str
    answer: int
    of: dict = field(default_factory=dict)
    sent: dict = field(default_factory=dict)

    def __str__(self):
        return f"{self.method} {self.name}"


BUILDER = {"key": "weekend-builder"}
STORY = {"key": "J1"}
DIAGRAM = {"key": "find-and-borrow"}
LOAN = {"service": "loans", "key": "startLoan"}
LOANS = {"key": "loans"}
TOOL = {"name": "Tool"}

PAGES = [
    # the front door
    Page("home", "GET", ANYONE, 200),
    Page("javascript_catalog", "GET", ANYONE, 200),
    Page("add_workspace", "POST", PERSON, 422),
    Page("accept_invitation", "GET", PERSON, 200, {"token": "@invitation_token"}),
    Page("accept_invitation", "POST", PERSON, 302, {"token": "@invitation_token"}),
    Page("workspace", "GET", VIEWER, 200),
    Page("add_design", "POST", EDITOR, 422),
    Page("import_design", "POST", EDITOR, 422),
    Page("members", "GET", VIEWER, 200),
    Page("invite", "POST", OWNER, 200),
    Page("change_member", "POST", OWNER, 302, {"pk": "@member"}, {"role": "reviewer"}),
    Page("withdraw_invitation", "POST", OWNER, 302, {"pk": "@invitation"}),
    # the design as a whole
    Page("design", "GET", VIEWER, 200),
    Page("export_design", "GET", VIEWER, 200),
    Page("design_settings", "GET", VIEWER, 200),
    Page("design_settings", "POST", EDITOR, 422),
    Page("remove_design", "POST", OWNER, 302),
    Page("add_service", "GET", EDITOR, 200),
    Page("add_service", "POST", EDITOR, 422),
    Page("service", "GET", EDITOR, 200, LOANS),
    Page("service", "POST", EDITOR, 422, LOANS),
    Page("remove_service", "POST", EDITOR, 302, LOANS),
    Page("history", "GET", VIEWER, 200),
    Page("put_back", "POST", EDITOR, 302, {"number": "@removal"}),
    Page("waivers", "POST", EDITOR, 302),
    # 1 actors
    Page("actors", "GET", VIEWER, 200),
    Page("add_actor", "POST", EDITOR, 422),
    Page("order_actors", "POST", EDITOR, 302),
    Page("actor", "GET", EDITOR, 200, BUILDER),
    Page("actor", "POST", EDITOR, 422, BUILDER),
    Page("remove_actor", "POST", EDITOR, 302, BUILDER),
    # 2 job stories
    Page("job_stories", "GET", VIEWER, 200),
    Page("add_job_story", "POST", EDITOR, 422),
    Page("order_job_stories", "POST", EDITOR, 302),
    Page("paste_job_stories", "GET", EDITOR, 200),
    Page("paste_job_stories", "POST", EDITOR, 422),
    Page("keep_pasted", "POST", EDITOR, 422),
    Page("technical_stories", "GET", VIEWER, 200),
    Page("accept_technical_story", "POST", EDITOR, 302),
    Page("job_story", "GET", EDITOR, 200, STORY),
    Page("job_story", "POST", EDITOR, 422, STORY),
    Page("remove_job_story", "POST", EDITOR, 302, STORY),
    # 3 interactions
    Page("interactions", "GET", VIEWER, 200),
    Page("add_interaction", "GET", EDITOR, 200),
    Page("add_interaction", "POST", EDITOR, 422),
    Page("propose_interaction", "GET", EDITOR, 200),
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
    Page("fields_from_sample", "POST", EDITOR, 200),
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
]
