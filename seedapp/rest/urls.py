"""Addresses of the REST API, below /api/v1/; none ends with a slash."""

from typing import Any

from django.urls import path

from .actors import Actors
from .approval import Approval
from .bindings import Bindings
from .candidates import Candidates, Dismissals
from .coach import Findings, Waivers
from .deleted_designs import DeletedDesigns
from .designs import Designs, DesignView, NewDesigns
from .diagrams import Diagrams, Drawings
from .difference import Differences, Impacted
from .files import Documents, Files
from .goals import Goals
from .history import History, Moments
from .implementation import Bundles, Readiness
from .imports import Imports
from .interactions import Interactions
from .job_stories import JobStories
from .matrix import Help, Links, Matrix
from .me import Me
from .membership import Invitations, People
from .mocks import Mocks
from .news import News
from .notices import NoticePreferences, Notices
from .operations import Operations
from .orders import OrderOfActors, OrderOfInteractions, OrderOfJobStories
from .placements import Becoming, Placements
from .publishing import Changelogs, Publications, Publishing
from .revisions import FrozenFiles, Revisions
from .round_exports import RoundExports
from .round_links import RoundLinks
from .round_questions import OwnReviews, RoundQuestions
from .rounds import Rounds
from .schema.views import openapi, reading
from .search import Search
from .services import Services
from .settling import Settling
from .story_sources import Pasting, TechnicalStories
from .threads import Threads
from .types import Types
from .verdicts import Verdicts
from .webhook_deliveries import Deliveries
from .webhooks import Webhooks
from .workspaces import Joining, Workspaces, WorkspaceView

Actions = dict[str, Any]  # method → action

_WORKSPACE = "workspaces/<slug:workspace>"
_DESIGN = "designs/<slug:workspace>/<slug:design>"
_WEBHOOK = f"{_WORKSPACE}/webhooks/<int:pk>"
_DELIVERY = f"{_WEBHOOK}/deliveries/<int:number>"
_CHANGE = f"{_DESIGN}/changes/<int:number>"
_REVISION = f"{_DESIGN}/revisions/<int:number>"
_THREAD = f"{_DESIGN}/threads/<int:pk>"
_ROUND = f"{_DESIGN}/rounds/<int:pk>"
_OPERATION = f"{_DESIGN}/operations/<str:service>/<str:key>"
_LIST: Actions = {"get": "list", "post": "create"}
_ONE: Actions = {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}

urlpatterns = [
    path("", reading, name="rest_reading"),
    path("openapi.yaml", openapi, name="rest_openapi"),
    path("me", Me.as_view({"get": "read_me"}), name="rest_me"),
    path("notices", Notices.as_view({"get": "list_notices"}), name="rest_notices"),
    path("notices/mark-read", Notices.as_view({"post": "mark_notices"}), name="rest_mark_notices"),
    path("notices/<int:pk>/mark-read", Notices.as_view({"post": "mark_notice"}), name="rest_mark_notice"),
    path(
        "notice-preferences",
        NoticePreferences.as_view({"get": "read_notice_preferences", "patch": "edit_notice_preferences"}),
        name="rest_notice_preferences",
    ),
    path("invitations/accept", Joining.as_view({"post": "accept_invitation"}), name="rest_join"),
    path(
        "workspaces",
        Workspaces.as_view({"get": "list_workspaces", "post": "found_workspace"}),
        name="rest_workspaces",
    ),
    path(f"{_WORKSPACE}/search", Search.as_view({"get": "search_workspace"}), name="rest_search"),
    path(
        _WORKSPACE,
        WorkspaceView.as_view({"get": "read_workspace", "patch": "rename_workspace"}),
        name="rest_workspace",
    ),
    path(f"{_WORKSPACE}/members", People.as_view({"get": "list_members"}), name="rest_members"),
    path(
        f"{_WORKSPACE}/members/<int:pk>",
        People.as_view({"get": "read_member", "patch": "change_role", "delete": "remove_member"}),
        name="rest_member",
    ),
    path(
        f"{_WORKSPACE}/invitations",
        Invitations.as_view({"get": "list_invitations", "post": "invite"}),
        name="rest_invitations",
    ),
    path(
        f"{_WORKSPACE}/invitations/<int:pk>",
        Invitations.as_view({"delete": "withdraw_invitation"}),
        name="rest_invitation",
    ),
    path(
        f"{_WORKSPACE}/deleted-designs",
        DeletedDesigns.as_view({"get": "list_deleted_designs"}),
        name="rest_deleted_designs",
    ),
    path(
        f"{_WORKSPACE}/deleted-designs/<int:pk>/put-back",
        DeletedDesigns.as_view({"post": "put_back_design"}),
        name="rest_put_back_design",
    ),
    path(f"{_WORKSPACE}/designs", NewDesigns.as_view({"post": "add_design"}), name="rest_add_design"),
    path("designs", Designs.as_view({"get": "list_designs"}), name="rest_designs"),
    path(f"{_WORKSPACE}/imports", Imports.as_view({"post": "import_design"}), name="rest_import"),
    path(_DESIGN, DesignView.as_view(_ONE), name="rest_design"),
    path(f"{_DESIGN}/design-file", Files.as_view({"get": "export_design"}), name="rest_design_file"),
    path(
        f"{_DESIGN}/documents/<str:service>",
        Documents.as_view({"get": "read_document"}),
        name="rest_document",
    ),
    path(f"{_DESIGN}/workflows", Documents.as_view({"get": "read_workflows"}), name="rest_workflows"),
    path(f"{_DESIGN}/changes", History.as_view({"get": "list_changes"}), name="rest_changes"),
    path(f"{_CHANGE}", History.as_view({"get": "read_change"}), name="rest_change"),
    path(f"{_CHANGE}/undo", History.as_view({"post": "undo_change"}), name="rest_undo_change"),
    path(f"{_CHANGE}/moment", Moments.as_view({"get": "read_moment"}), name="rest_moment"),
    path(f"{_CHANGE}/restore", History.as_view({"post": "restore_moment"}), name="rest_restore_moment"),
    path(f"{_DESIGN}/news", News.as_view({"get": "read_news"}), name="rest_news"),
    path(f"{_DESIGN}/news/seen", News.as_view({"post": "see_changes"}), name="rest_news_seen"),
    path(f"{_DESIGN}/mocks", Mocks.as_view({"get": "list_mocks", "post": "open_mock"}), name="rest_mocks"),
    path(f"{_DESIGN}/mocks/<int:pk>", Mocks.as_view({"delete": "close_mock"}), name="rest_mock"),
    path(f"{_DESIGN}/services", Services.as_view(_LIST), name="rest_services"),
    path(f"{_DESIGN}/services/<str:key>", Services.as_view(_ONE), name="rest_service"),
    path(f"{_DESIGN}/actors", Actors.as_view(_LIST), name="rest_actors"),
    path(f"{_DESIGN}/actors/<str:key>", Actors.as_view(_ONE), name="rest_actor"),
    path(f"{_DESIGN}/operations", Operations.as_view(_LIST), name="rest_operations"),
    path(f"{_OPERATION}", Operations.as_view(_ONE), name="rest_operation"),
    path(f"{_OPERATION}/binding", Bindings.as_view({"get": "read_binding"}), name="rest_binding"),
    path(
        f"{_OPERATION}/merge",
        Operations.as_view({"post": "merge_operation"}),
        name="rest_merge_operation",
    ),
    path(
        f"{_DESIGN}/services/<str:service>/order-of-operations",
        Operations.as_view({"post": "order_operations"}),
        name="rest_order_operations",
    ),
    path(f"{_DESIGN}/types", Types.as_view(_LIST), name="rest_types"),
    path(f"{_DESIGN}/types/<str:name>", Types.as_view(_ONE), name="rest_type"),
    path(f"{_DESIGN}/matrix", Matrix.as_view({"get": "read_matrix"}), name="rest_matrix"),
    path(f"{_DESIGN}/matrix/links", Links.as_view({"post": "link_story"}), name="rest_link_story"),
    path(f"{_DESIGN}/help/sample", Help.as_view({"post": "read_sample"}), name="rest_sample"),
    path(f"{_DESIGN}/help/type", Help.as_view({"get": "suggest_type"}), name="rest_suggest_type"),
    path(f"{_DESIGN}/help/status", Help.as_view({"get": "suggest_status"}), name="rest_suggest_status"),
    path(f"{_DESIGN}/candidates", Candidates.as_view({"get": "list_candidates"}), name="rest_candidates"),
    path(
        f"{_DESIGN}/candidates/accept",
        Candidates.as_view({"post": "accept_candidates"}),
        name="rest_accept_candidates",
    ),
    path(
        f"{_DESIGN}/candidates/<str:id>/accept",
        Candidates.as_view({"post": "accept_candidate"}),
        name="rest_accept_candidate",
    ),
    path(
        f"{_DESIGN}/candidates/<str:id>/dismiss",
        Candidates.as_view({"post": "dismiss_candidate"}),
        name="rest_dismiss_candidate",
    ),
    path(f"{_DESIGN}/dismissals", Dismissals.as_view({"get": "list_dismissals"}), name="rest_dismissals"),
    path(
        f"{_DESIGN}/dismissals/<str:id>",
        Dismissals.as_view({"delete": "reconsider_candidate"}),
        name="rest_dismissal",
    ),
    path(f"{_DESIGN}/findings", Findings.as_view({"get": "list_findings"}), name="rest_findings"),
    path(f"{_DESIGN}/mends", Findings.as_view({"post": "carry_out_mend"}), name="rest_mends"),
    path(
        f"{_DESIGN}/waivers",
        Waivers.as_view({"get": "list_waivers", "post": "waive"}),
        name="rest_waivers",
    ),
    path(f"{_DESIGN}/waivers/<int:pk>", Waivers.as_view({"delete": "take_up_again"}), name="rest_waiver"),
    path(f"{_DESIGN}/impact", Impacted.as_view({"get": "read_impact"}), name="rest_impact"),
    path(f"{_DESIGN}/difference", Differences.as_view({"get": "compare"}), name="rest_difference"),
    path(
        f"{_DESIGN}/revisions",
        Revisions.as_view({"get": "list_revisions", "post": "publish_revision"}),
        name="rest_revisions",
    ),
    path(f"{_REVISION}", Revisions.as_view({"get": "read_revision"}), name="rest_revision"),
    path(f"{_REVISION}/goals", Goals.as_view({"get": "list_goal_answers"}), name="rest_goal_answers"),
    path(f"{_REVISION}/verdicts", Verdicts.as_view({"get": "list_verdicts"}), name="rest_verdicts"),
    path(
        f"{_REVISION}/status",
        Approval.as_view({"get": "read_revision_status"}),
        name="rest_revision_status",
    ),
    path(
        f"{_REVISION}/approve",
        Approval.as_view({"post": "approve_revision"}),
        name="rest_approve_revision",
    ),
    path(
        f"{_REVISION}/withdraw",
        Revisions.as_view({"post": "withdraw_revision"}),
        name="rest_withdraw_revision",
    ),
    path(f"{_DESIGN}/publishing", Publishing.as_view({"get": "read_publishing"}), name="rest_publishing"),
    path(f"{_DESIGN}/changelog", Changelogs.as_view({"get": "read_changelog"}), name="rest_changelog"),
    path(
        f"{_DESIGN}/publication",
        Publications.as_view({"get": "read_publication", "put": "set_publication"}),
        name="rest_publication",
    ),
    path(
        f"{_DESIGN}/publication/renew",
        Publications.as_view({"post": "renew_publication"}),
        name="rest_renew_publication",
    ),
    path(f"{_REVISION}/places", Revisions.as_view({"get": "list_places"}), name="rest_places"),
    path(
        f"{_REVISION}/design-file",
        FrozenFiles.as_view({"get": "read_published_design"}),
        name="rest_published_design",
    ),
    path(
        f"{_REVISION}/documents/<str:service>",
        FrozenFiles.as_view({"get": "read_published_document"}),
        name="rest_published_document",
    ),
    path(
        f"{_DESIGN}/rounds",
        Rounds.as_view({"get": "list_rounds", "post": "open_round"}),
        name="rest_rounds",
    ),
    path(f"{_ROUND}", Rounds.as_view({"get": "read_round"}), name="rest_round"),
    path(f"{_ROUND}/close", Rounds.as_view({"post": "close_round"}), name="rest_close_round"),
    path(f"{_ROUND}/reopen", Rounds.as_view({"post": "reopen_round"}), name="rest_reopen_round"),
    path(f"{_ROUND}/extend", Rounds.as_view({"post": "extend_round"}), name="rest_extend_round"),
    path(f"{_ROUND}/links", RoundLinks.as_view({"post": "make_links"}), name="rest_make_links"),
    path(
        f"{_ROUND}/links/<int:number>/renew",
        RoundLinks.as_view({"post": "renew_link"}),
        name="rest_renew_link",
    ),
    path(
        f"{_ROUND}/links/<int:number>/revoke",
        RoundLinks.as_view({"post": "revoke_link"}),
        name="rest_revoke_link",
    ),
    path(f"{_ROUND}/members", RoundQuestions.as_view({"post": "ask_members"}), name="rest_ask_members"),
    path(f"{_ROUND}/questions", RoundQuestions.as_view({"post": "add_question"}), name="rest_add_question"),
    path(
        f"{_ROUND}/questions/<int:number>",
        RoundQuestions.as_view({"delete": "remove_question"}),
        name="rest_remove_question",
    ),
    path(
        f"{_ROUND}/questions/<int:number>/answer",
        OwnReviews.as_view({"post": "answer_question"}),
        name="rest_answer_question",
    ),
    path(f"{_ROUND}/enter", OwnReviews.as_view({"post": "enter_round"}), name="rest_enter_round"),
    path(
        f"{_DESIGN}/threads",
        Threads.as_view({"get": "list_threads", "post": "begin_thread"}),
        name="rest_threads",
    ),
    path(f"{_DESIGN}/rounds/<int:pk>/goals", Goals.as_view({"post": "answer_goal"}), name="rest_answer_goal"),
    path(
        f"{_DESIGN}/rounds/<int:pk>/verdicts",
        Verdicts.as_view({"post": "give_verdict"}),
        name="rest_give_verdict",
    ),
    path(
        f"{_DESIGN}/rounds/<int:pk>/export",
        RoundExports.as_view({"get": "export_round"}),
        name="rest_round_export",
    ),
    path(f"{_THREAD}", Threads.as_view({"get": "read_thread"}), name="rest_thread"),
    path(f"{_THREAD}/comments", Threads.as_view({"post": "answer_thread"}), name="rest_answer_thread"),
    path(f"{_DESIGN}/placements", Placements.as_view({"get": "list_placements"}), name="rest_placements"),
    path(f"{_THREAD}/placement", Placements.as_view({"get": "read_placement"}), name="rest_placement"),
    path(f"{_THREAD}/attach", Becoming.as_view({"post": "attach_thread"}), name="rest_attach_thread"),
    path(f"{_THREAD}/detach", Becoming.as_view({"post": "detach_thread"}), name="rest_detach_thread"),
    path(f"{_THREAD}/apply", Becoming.as_view({"post": "apply_suggestion"}), name="rest_apply_suggestion"),
    path(
        f"{_THREAD}/comments/<int:comment>/edit",
        Threads.as_view({"post": "edit_comment"}),
        name="rest_edit_comment",
    ),
    path(f"{_THREAD}/address", Settling.as_view({"post": "address_thread"}), name="rest_address_thread"),
    path(f"{_THREAD}/dismiss", Settling.as_view({"post": "dismiss_thread"}), name="rest_dismiss_thread"),
    path(f"{_THREAD}/resolve", Settling.as_view({"post": "resolve_thread"}), name="rest_resolve_thread"),
    path(f"{_THREAD}/reopen", Settling.as_view({"post": "reopen_thread"}), name="rest_reopen_thread"),
    path(f"{_DESIGN}/readiness", Readiness.as_view({"get": "read_readiness"}), name="rest_readiness"),
    path(f"{_DESIGN}/bundle", Bundles.as_view({"get": "download_bundle"}), name="rest_bundle"),
    path(
        f"{_DESIGN}/order-of-actors",
        OrderOfActors.as_view({"post": "order_actors"}),
        name="rest_order_actors",
    ),
    path(f"{_DESIGN}/job-stories", JobStories.as_view(_LIST), name="rest_job_stories"),
    path(f"{_DESIGN}/job-stories/<str:key>", JobStories.as_view(_ONE), name="rest_job_story"),
    path(
        f"{_DESIGN}/order-of-job-stories",
        OrderOfJobStories.as_view({"post": "order_job_stories"}),
        name="rest_order_job_stories",
    ),
    path(
        f"{_DESIGN}/pasted-stories/reading",
        Pasting.as_view({"post": "read_pasted_stories"}),
        name="rest_read_pasted_stories",
    ),
    path(
        f"{_DESIGN}/pasted-stories",
        Pasting.as_view({"post": "add_several_stories"}),
        name="rest_pasted_stories",
    ),
    path(
        f"{_DESIGN}/technical-stories",
        TechnicalStories.as_view({"get": "list_technical_stories"}),
        name="rest_technical_stories",
    ),
    path(
        f"{_DESIGN}/technical-stories/accept",
        TechnicalStories.as_view({"post": "accept_technical_stories"}),
        name="rest_accept_technical_stories",
    ),
    path(f"{_DESIGN}/interactions", Interactions.as_view(_LIST), name="rest_interactions"),
    path(f"{_DESIGN}/interactions/<str:key>", Interactions.as_view(_ONE), name="rest_interaction"),
    path(
        f"{_DESIGN}/interactions/<str:key>/drawing",
        Drawings.as_view({"get": "read_drawing"}),
        name="rest_drawing",
    ),
    path(
        f"{_DESIGN}/interactions/<str:key>/reading",
        Diagrams.as_view({"get": "read_diagram"}),
        name="rest_diagram",
    ),
    path(
        f"{_DESIGN}/order-of-interactions",
        OrderOfInteractions.as_view({"post": "order_interactions"}),
        name="rest_order_interactions",
    ),
    path(f"{_DESIGN}/draft-reading", Diagrams.as_view({"post": "read_draft"}), name="rest_draft_reading"),
    path(
        f"{_DESIGN}/interaction-proposal",
        Diagrams.as_view({"get": "propose_interaction"}),
        name="rest_interaction_proposal",
    ),
    path(
        f"{_WORKSPACE}/webhooks",
        Webhooks.as_view({"get": "list_webhooks", "post": "add_webhook"}),
        name="rest_webhooks",
    ),
    path(
        _WEBHOOK,
        Webhooks.as_view({"get": "read_webhook", "patch": "edit_webhook", "delete": "remove_webhook"}),
        name="rest_webhook",
    ),
    path(f"{_WEBHOOK}/secret", Webhooks.as_view({"post": "renew_secret"}), name="rest_webhook_secret"),
    path(f"{_WEBHOOK}/off", Webhooks.as_view({"post": "switch_off_webhook"}), name="rest_webhook_off"),
    path(f"{_WEBHOOK}/on", Webhooks.as_view({"post": "switch_on_webhook"}), name="rest_webhook_on"),
    path(f"{_WEBHOOK}/test", Deliveries.as_view({"post": "send_test"}), name="rest_webhook_test"),
    path(f"{_WEBHOOK}/deliveries", Deliveries.as_view({"get": "list_deliveries"}), name="rest_deliveries"),
    path(_DELIVERY, Deliveries.as_view({"get": "read_delivery"}), name="rest_delivery"),
    path(f"{_DELIVERY}/again", Deliveries.as_view({"post": "redeliver"}), name="rest_delivery_again"),
    path(f"{_DELIVERY}/skip", Deliveries.as_view({"post": "skip_delivery"}), name="rest_delivery_skip"),
]
