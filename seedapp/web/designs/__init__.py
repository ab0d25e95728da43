"""The pages of a design as a whole: overview, settings, services, export."""

from django.urls import path

from .overview import design, export_design
from .services import add_service, remove_service, service
from .settings import design_settings, remove_design
from .style import design_style

urlpatterns = [
    path("", design, name="design"),
    path("export/", export_design, name="export_design"),
    path("settings/", design_settings, name="design_settings"),
    path("settings/style/", design_style, name="design_style"),
    path("settings/delete/", remove_design, name="remove_design"),
    path("settings/services/add/", add_service, name="add_service"),
    path("settings/services/of/<str:key>/", service, name="service"),
    path("settings/services/of/<str:key>/delete/", remove_service, name="remove_service"),
]
