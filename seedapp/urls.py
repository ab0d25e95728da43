"""Every address of the workbench, room by room."""

from django.templatetags.static import static
from django.urls import include, path
from django.utils.functional import lazy
from django.views.generic import RedirectView
from django.views.i18n import JavaScriptCatalog

_DESIGN = [
    path("", include("seedapp.web.designs")),
    path("", include("seedapp.web.together")),
    path("history/", include("seedapp.web.history")),
    path("impact/", include("seedapp.web.impact")),
    path("coach/", include("seedapp.web.coach")),
    path("actors/", include("seedapp.web.actors")),
    path("job-stories/", include("seedapp.web.job_stories")),
    path("interactions/", include("seedapp.web.interactions")),
    path("operations/", include("seedapp.web.operations")),
    path("specification/mock-addresses/", include("seedapp.web.mock")),
    path("specification/", include("seedapp.web.specification")),
    path("feedback/", include("seedapp.web.publishing")),
    path("feedback/", include("seedapp.web.feedback")),
    path("implementation/", include("seedapp.web.implementation")),
]

# Asked for late: commands run before the static files are collected.
_FAVICON = RedirectView.as_view(url=lazy(static, str)("img/seed.svg"), http_method_names=["get", "head"])

handler500 = "seedapp.web.not_saved.mistake"

urlpatterns = [
    path("", include("seedapp.web.workspaces")),
    path("", include("seedapp.web.imports")),
    path("", include("seedapp.web.history.of_workspace")),
    path("r/", include("seedapp.web.reviews")),
    path("notices/", include("seedapp.web.notices")),
    path("search/", include("seedapp.web.search")),
    path("mock/", include("seedapp.web.mock.at_the_door")),
    path("published/", include("seedapp.web.published")),
    path("w/<slug:workspace>/settings/webhooks/", include("seedapp.web.webhooks")),
    path("w/<slug:workspace>/<slug:design>/", include(_DESIGN)),
    path("api/v1/", include("seedapp.rest.urls")),
    path("tokens/", include("seedapp.web.tokens")),
    path("accounts/", include("seedapp.web.going_elsewhere")),
    path("accounts/", include("allauth.urls")),
    path("account/", include("seedapp.web.account")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("favicon.ico", _FAVICON, name="favicon"),
    path("jsi18n/", JavaScriptCatalog.as_view(packages=["seedapp.web"]), name="javascript_catalog"),
]
