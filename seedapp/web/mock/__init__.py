"""The mock: its page among those of the specification, and the door at which it answers."""

from django.urls import path

from .page import close_address, mock_page, open_address

urlpatterns = [
    path("", mock_page, name="mock_page"),
    path("open/", open_address, name="open_mock"),
    path("<int:pk>/close/", close_address, name="close_mock"),
]
