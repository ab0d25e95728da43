"""Step 4, queries and actions: what is asked of a service and what is done, and the types they share."""

from django.urls import path

from .candidates import accept_candidate, candidates, dismiss_candidate, reconsider_candidate
from .editing import add_operation, merge_operation, operation, order_operations, remove_operation
from .listing import operations
from .matrix import matrix, matrix_csv
from .samples import fields_from_sample, suggest
from .types import add_type, remove_type, type_, types

urlpatterns = [
    path("", operations, name="operations"),
    path("add/", add_operation, name="add_operation"),
    path("sample/", fields_from_sample, name="fields_from_sample"),
    path("suggest/", suggest, name="suggest"),
    path("candidates/", candidates, name="candidates"),
    path("candidates/accept/", accept_candidate, name="accept_candidate"),
    path("candidates/dismiss/", dismiss_candidate, name="dismiss_candidate"),
    path("candidates/reconsider/", reconsider_candidate, name="reconsider_candidate"),
    path("matrix/", matrix, name="matrix"),
    path("matrix/matrix.csv", matrix_csv, name="matrix_csv"),
    path("types/", types, name="types"),
    path("types/add/", add_type, name="add_type"),
    path("types/of/<str:name>/", type_, name="type"),
    path("types/of/<str:name>/delete/", remove_type, name="remove_type"),
    path("order/<str:service>/", order_operations, name="order_operations"),
    path("of/<str:service>/<str:key>/", operation, name="operation"),
    path("of/<str:service>/<str:key>/delete/", remove_operation, name="remove_operation"),
    path("of/<str:service>/<str:key>/merge/", merge_operation, name="merge_operation"),
]
