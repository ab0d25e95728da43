"""What belongs to a person: their notices and preferences, invitations that they take."""

from django.urls import path

from ..me import Me
from ..notices import NoticePreferences, Notices
from ..workspaces import Joining

urlpatterns = [
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
]
