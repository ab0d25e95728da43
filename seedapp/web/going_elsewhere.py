"""On the way to another service to sign in: a page of ours that leads there.

A redirect would be the answer to a form of ours, and our Content-Security-Policy lets forms end nowhere
but here (`form-action`), in Chromium through all redirects that follow.
"""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect.views import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path


def sign_in_elsewhere(request: HttpRequest, provider_id: str) -> HttpResponse:
    """allauth's own view; where it redirects to the service, a page that goes there by itself."""
    response: HttpResponse = login(request, provider_id)
    if request.method == "POST" and response.status_code == 302:
        return render(request, "socialaccount/leaving.html", {"address": response["Location"]})
    return response


urlpatterns = [path("oidc/<str:provider_id>/login/", sign_in_elsewhere)]
