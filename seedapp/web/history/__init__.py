"""The journal in words: of a design, of a thing, of a change; undo, and past moments."""

from django.urls import path

from .listing import history, thing_history
from .moments import download_moment, moments, restore
from .undoing import change, undo_change
from .words import VERBS

__all__ = ["VERBS", "urlpatterns"]

urlpatterns = [
    path("", history, name="history"),
    path("of/<str:thing>/", thing_history, name="thing_history"),
    path("moments/", moments, name="moments"),
    path("moments/<int:number>/design-file/", download_moment, name="download_moment"),
    path("moments/<int:number>/restore/", restore, name="restore_moment"),
    path("<int:number>/", change, name="change"),
    path("<int:number>/undo/", undo_change, name="undo_change"),
]
