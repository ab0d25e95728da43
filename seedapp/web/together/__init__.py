"""Several people at one design: what an open page asks every two seconds, and who has it open."""

from django.urls import path

from .here import here
from .looked import see_changes
from .pulse import pulse

urlpatterns = [
    path("pulse/", pulse, name="pulse"),
    path("here/", here, name="here"),
    path("looked/", see_changes, name="see_changes"),
]
