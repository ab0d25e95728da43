"""What many addresses begin with, and what is done with lists of things and with one of them."""

from typing import Any

Actions = dict[str, Any]
"""Method → the action of the view."""

WORKSPACE = "workspaces/<slug:workspace>"
DESIGN = "designs/<slug:workspace>/<slug:design>"
REVISION = "revisions/<int:number>"
LIST: Actions = {"get": "list", "post": "create"}
ONE: Actions = {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}
