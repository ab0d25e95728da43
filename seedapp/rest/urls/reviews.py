"""Step 6: rounds of review, what reviewers say in them, what becomes of it."""

from django.urls import path

from ..goals import Goals
from ..placements import Becoming, Placements
from ..round_exports import RoundExports
from ..round_links import RoundLinks
from ..round_questions import OwnReviews, RoundQuestions
from ..rounds import Rounds
from ..settling import Settling
from ..threads import Threads
from ..verdicts import Verdicts
from .shapes import REVISION

_THREAD = "threads/<int:pk>"
_ROUND = "rounds/<int:pk>"

urlpatterns = [
    path(
        "rounds",
        Rounds.as_view({"get": "list_rounds", "post": "open_round"}),
        name="rest_rounds",
    ),
    path(_ROUND, Rounds.as_view({"get": "read_round"}), name="rest_round"),
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
    path(f"{REVISION}/goals", Goals.as_view({"get": "list_goal_answers"}), name="rest_goal_answers"),
    path(f"{_ROUND}/goals", Goals.as_view({"post": "answer_goal"}), name="rest_answer_goal"),
    path(f"{REVISION}/verdicts", Verdicts.as_view({"get": "list_verdicts"}), name="rest_verdicts"),
    path(
        f"{_ROUND}/verdicts",
        Verdicts.as_view({"post": "give_verdict"}),
        name="rest_give_verdict",
    ),
    path(
        f"{_ROUND}/export",
        RoundExports.as_view({"get": "export_round"}),
        name="rest_round_export",
    ),
    path(
        "threads",
        Threads.as_view({"get": "list_threads", "post": "begin_thread"}),
        name="rest_threads",
    ),
    path(_THREAD, Threads.as_view({"get": "read_thread"}), name="rest_thread"),
    path(f"{_THREAD}/comments", Threads.as_view({"post": "answer_thread"}), name="rest_answer_thread"),
    path(
        f"{_THREAD}/comments/<int:comment>/edit",
        Threads.as_view({"post": "edit_comment"}),
        name="rest_edit_comment",
    ),
    path(f"{_THREAD}/address", Settling.as_view({"post": "address_thread"}), name="rest_address_thread"),
    path(f"{_THREAD}/dismiss", Settling.as_view({"post": "dismiss_thread"}), name="rest_dismiss_thread"),
    path(f"{_THREAD}/resolve", Settling.as_view({"post": "resolve_thread"}), name="rest_resolve_thread"),
    path(f"{_THREAD}/reopen", Settling.as_view({"post": "reopen_thread"}), name="rest_reopen_thread"),
    path("placements", Placements.as_view({"get": "list_placements"}), name="rest_placements"),
    path(f"{_THREAD}/placement", Placements.as_view({"get": "read_placement"}), name="rest_placement"),
    path(f"{_THREAD}/attach", Becoming.as_view({"post": "attach_thread"}), name="rest_attach_thread"),
    path(f"{_THREAD}/detach", Becoming.as_view({"post": "detach_thread"}), name="rest_detach_thread"),
    path(f"{_THREAD}/apply", Becoming.as_view({"post": "apply_suggestion"}), name="rest_apply_suggestion"),
]
