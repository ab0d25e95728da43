"""The pages of step 5: the documents to read, their YAML, their problems, and the HTTP binding."""

from django.urls import path

from .binding import binding
from .downloads import document, download, workflows_document
from .page import specification

urlpatterns = [
    path("", specification, name="specification"),
    path("download/", download, name="download"),
    path("workflows/", workflows_document, name="workflows"),
    path("of/<str:service>/", document, name="document"),
    path("of/<str:service>/<str:key>/", binding, name="binding"),
]
