"""Step 3, interactions: sequence diagrams as text beside their drawing.

The fixed addresses lie below `all/`, so that no key of an interaction can hide one of them.
"""

from django.urls import path

from .drafts import draft_drawing
from .editor import add_interaction, interaction, propose_interaction, remove_interaction
from .listing import interactions, order_interactions
from .pictures import drawing, kept_drawing

urlpatterns = [
    path("", interactions, name="interactions"),
    path("all/add/", add_interaction, name="add_interaction"),
    path("all/proposal/", propose_interaction, name="propose_interaction"),
    path("all/order/", order_interactions, name="order_interactions"),
    path("all/draft/", draft_drawing, name="draft_drawing"),
    path("all/drawings/<str:sha256>.svg", kept_drawing, name="kept_drawing"),
    path("<str:key>/", interaction, name="interaction"),
    path("<str:key>/delete/", remove_interaction, name="remove_interaction"),
    path("<str:key>/drawing.svg", drawing, name="drawing"),
]
