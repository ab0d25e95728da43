"""The pages of a workspace's webhooks: owners add them, look at what was sent, and mend what failed."""

from django.urls import path

from .deliveries import delivery
from .pages import deed, webhook, webhooks

urlpatterns = [
    path("", webhooks, name="webhooks"),
    path("<int:pk>/", webhook, name="webhook"),
    path("<int:pk>/do/", deed, name="webhook_deed"),
    path("<int:pk>/deliveries/<int:delivery>/", delivery, name="webhook_delivery"),
]
