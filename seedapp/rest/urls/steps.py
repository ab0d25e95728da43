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
from .shapes import DESIGN, LIST, ONE

_OPERATION = f"{DESIGN}/operations/<str:service>/<str:key>"

urlpatterns = [
    path(f"{DESIGN}/actors", Actors.as_view(LIST), name="rest_actors"),
    path(f"{DESIGN}/actors/<str:key>", Actors.as_view(ONE), name="rest_actor"),
    path(
        f"{DESIGN}/order-of-actors",
        OrderOfActors.as_view({"post": "order_actors"}),
        name="rest_order_actors",
    ),
    path(f"{DESIGN}/job-stories", JobStories.as_view(LIST), name="rest_job_stories"),
    path(f"{DESIGN}/job-stories/<str:key>", JobStories.as_view(ONE), name="rest_job_story"),
    path(
        f"{DESIGN}/order-of-job-stories",
        OrderOfJobStories.as_view({"post": "order_job_stories"}),
        name="rest_order_job_stories",
    ),
    path(
        f"{DESIGN}/pasted-stories/reading",
        Pasting.as_view({"post": "read_pasted_stories"}),
        name="rest_read_pasted_stories",
    ),
    path(
        f"{DESIGN}/pasted-stories",
        Pasting.as_view({"post": "add_several_stories"}),
        name="rest_pasted_stories",
    ),
    path(
        f"{DESIGN}/technical-stories",
        TechnicalStories.as_view({"get": "list_technical_stories"}),
        name="rest_technical_stories",
    ),
    path(
        f"{DESIGN}/technical-stories/accept",
        TechnicalStories.as_view({"post": "accept_technical_stories"}),
        name="rest_accept_technical_stories",
    ),
    path(f"{DESIGN}/interactions", Interactions.as_view(LIST), name="rest_interactions"),
    path(f"{DESIGN}/interactions/<str:key>", Interactions.as_view(ONE), name="rest_interaction"),
    path(
        f"{DESIGN}/order-of-interactions",
        OrderOfInteractions.as_view({"post": "order_interactions"}),
        name="rest_order_interactions",
    ),
    path(
        f"{DESIGN}/interactions/<str:key>/drawing",
        Drawings.as_view({"get": "read_drawing"}),
        name="rest_drawing",
    ),
    path(
        f"{DESIGN}/interactions/<str:key>/reading",
        Diagrams.as_view({"get": "read_diagram"}),
        name="rest_diagram",
    ),
    path(f"{DESIGN}/draft-reading", Diagrams.as_view({"post": "read_draft"}), name="rest_draft_reading"),
    path(
        f"{DESIGN}/interaction-proposal",
        Diagrams.as_view({"get": "propose_interaction"}),
        name="rest_interaction_proposal",
    ),
    path(f"{DESIGN}/operations", Operations.as_view(LIST), name="rest_operations"),
    path(f"{_OPERATION}", Operations.as_view(ONE), name="rest_operation"),
    path(
        f"{_OPERATION}/merge",
        Operations.as_view({"post": "merge_operation"}),
        name="rest_merge_operation",
    ),
    path(
        f"{DESIGN}/services/<str:service>/order-of-operations",
        Operations.as_view({"post": "order_operations"}),
        name="rest_order_operations",
    ),
    path(f"{_OPERATION}/binding", Bindings.as_view({"get": "read_binding"}), name="rest_binding"),
    path(f"{DESIGN}/types", Types.as_view(LIST), name="rest_types"),
    path(f"{DESIGN}/types/<str:name>", Types.as_view(ONE), name="rest_type"),
    path(f"{DESIGN}/matrix", Matrix.as_view({"get": "read_matrix"}), name="rest_matrix"),
    path(f"{DESIGN}/matrix/links", Links.as_view({"post": "link_story"}), name="rest_link_story"),
    path(f"{DESIGN}/help/sample", Help.as_view({"post": "read_sample"}), name="rest_sample"),
    path(f"{DESIGN}/help/type", Help.as_view({"get": "suggest_type"}), name="rest_suggest_type"),
    path(f"{DESIGN}/help/status", Help.as_view({"get": "suggest_status"}), name="rest_suggest_status"),
    path(f"{DESIGN}/candidates", Candidates.as_view({"get": "list_candidates"}), name="rest_candidates"),
    path(
        f"{DESIGN}/candidates/accept",
        Candidates.as_view({"post": "accept_candidates"}),
        name="rest_accept_candidates",
    ),
    path(
        f"{DESIGN}/candidates/<str:id>/accept",
        Candidates.as_view({"post": "accept_candidate"}),
        name="rest_accept_candidate",
    ),
    path(
        f"{DESIGN}/candidates/<str:id>/dismiss",
        Candidates.as_view({"post": "dismiss_candidate"}),
        name="rest_dismiss_candidate",
    ),
    path(f"{DESIGN}/dismissals", Dismissals.as_view({"get": "list_dismissals"}), name="rest_dismissals"),
    path(
        f"{DESIGN}/dismissals/<str:id>",
        Dismissals.as_view({"delete": "reconsider_candidate"}),
        name="rest_dismissal",
    ),
]
