"""Steps 1 to 4: actors, job stories, interactions, queries and actions with their types."""

from django.urls import path

from ..actors import Actors
from ..bindings import Bindings
from ..candidates import Candidates, Dismissals
from ..diagrams import Diagrams, Drawings
from ..interactions import Interactions
from ..job_stories import JobStories
from ..matrix import Help, Links, Matrix
from ..operations import Operations
from ..orders import OrderOfActors, OrderOfInteractions, OrderOfJobStories
from ..story_sources import Pasting, TechnicalStories
from ..types import Types
from .shapes import LIST, ONE

_OPERATION = "operations/<str:service>/<str:key>"

urlpatterns = [
    path("actors", Actors.as_view(LIST), name="rest_actors"),
    path("actors/<str:key>", Actors.as_view(ONE), name="rest_actor"),
    path(
        "order-of-actors",
        OrderOfActors.as_view({"post": "order_actors"}),
        name="rest_order_actors",
    ),
    path("job-stories", JobStories.as_view(LIST), name="rest_job_stories"),
    path("job-stories/<str:key>", JobStories.as_view(ONE), name="rest_job_story"),
    path(
        "order-of-job-stories",
        OrderOfJobStories.as_view({"post": "order_job_stories"}),
        name="rest_order_job_stories",
    ),
    path(
        "pasted-stories/reading",
        Pasting.as_view({"post": "read_pasted_stories"}),
        name="rest_read_pasted_stories",
    ),
    path(
        "pasted-stories",
        Pasting.as_view({"post": "add_several_stories"}),
        name="rest_pasted_stories",
    ),
    path(
        "technical-stories",
        TechnicalStories.as_view({"get": "list_technical_stories"}),
        name="rest_technical_stories",
    ),
    path(
        "technical-stories/accept",
        TechnicalStories.as_view({"post": "accept_technical_stories"}),
        name="rest_accept_technical_stories",
    ),
    path("interactions", Interactions.as_view(LIST), name="rest_interactions"),
    path("interactions/<str:key>", Interactions.as_view(ONE), name="rest_interaction"),
    path(
        "order-of-interactions",
        OrderOfInteractions.as_view({"post": "order_interactions"}),
        name="rest_order_interactions",
    ),
    path(
        "interactions/<str:key>/drawing",
        Drawings.as_view({"get": "read_drawing"}),
        name="rest_drawing",
    ),
    path(
        "interactions/<str:key>/reading",
        Diagrams.as_view({"get": "read_diagram"}),
        name="rest_diagram",
    ),
    path("draft-reading", Diagrams.as_view({"post": "read_draft"}), name="rest_draft_reading"),
    path(
        "interaction-proposal",
        Diagrams.as_view({"get": "propose_interaction"}),
        name="rest_interaction_proposal",
    ),
    path("operations", Operations.as_view(LIST), name="rest_operations"),
    path(_OPERATION, Operations.as_view(ONE), name="rest_operation"),
    path(
        f"{_OPERATION}/merge",
        Operations.as_view({"post": "merge_operation"}),
        name="rest_merge_operation",
    ),
    path(
        "services/<str:service>/order-of-operations",
        Operations.as_view({"post": "order_operations"}),
        name="rest_order_operations",
    ),
    path(f"{_OPERATION}/binding", Bindings.as_view({"get": "read_binding"}), name="rest_binding"),
    path("types", Types.as_view(LIST), name="rest_types"),
    path("types/<str:name>", Types.as_view(ONE), name="rest_type"),
    path("matrix", Matrix.as_view({"get": "read_matrix"}), name="rest_matrix"),
    path("matrix/links", Links.as_view({"post": "link_story"}), name="rest_link_story"),
    path("help/sample", Help.as_view({"post": "read_sample"}), name="rest_sample"),
    path("help/type", Help.as_view({"get": "suggest_type"}), name="rest_suggest_type"),
    path("help/status", Help.as_view({"get": "suggest_status"}), name="rest_suggest_status"),
    path("candidates", Candidates.as_view({"get": "list_candidates"}), name="rest_candidates"),
    path(
        "candidates/accept",
        Candidates.as_view({"post": "accept_candidates"}),
        name="rest_accept_candidates",
    ),
    path(
        "candidates/<str:id>/accept",
        Candidates.as_view({"post": "accept_candidate"}),
        name="rest_accept_candidate",
    ),
    path(
        "candidates/<str:id>/dismiss",
        Candidates.as_view({"post": "dismiss_candidate"}),
        name="rest_dismiss_candidate",
    ),
    path("dismissals", Dismissals.as_view({"get": "list_dismissals"}), name="rest_dismissals"),
    path(
        "dismissals/<str:id>",
        Dismissals.as_view({"delete": "reconsider_candidate"}),
        name="rest_dismissal",
    ),
]
