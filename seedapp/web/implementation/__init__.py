"""The pages of step 7: what is approved, what is open, and everything to take along."""

from django.urls import path

from .downloads import bundle
from .page import implementation

urlpatterns = [
    path("", implementation, name="implementation"),
    path("bundle/", bundle, name="bundle"),
]
