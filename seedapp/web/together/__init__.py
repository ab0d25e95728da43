"""Several people at one design: what an open page asks every two seconds, and who has it open."""

from django.urls import path

from .here import here
from .pulse import pulse

urlpatterns = [
    path("pulse/", pulse, name="pulse"),
    path("here/", here, name="here"),
]
