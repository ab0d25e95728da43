"""A person's notices: the list, what is read, when mail comes, the links of letters."""

from django.urls import path

from .confirm import confirm_mail
from .page import notices, open_notice, read_notices
from .preferences import notice_preferences
from .pulse import notices_pulse
from .stop import stop_mail

urlpatterns = [
    path("", notices, name="notices"),
    path("read/", read_notices, name="read_notices"),
    path("<int:pk>/open/", open_notice, name="open_notice"),
    path("pulse/", notices_pulse, name="notices_pulse"),
    path("preferences/", notice_preferences, name="notice_preferences"),
    path("confirm/<str:token>/", confirm_mail, name="confirm_mail"),
    path("stop/<str:token>/", stop_mail, name="stop_mail"),
]
