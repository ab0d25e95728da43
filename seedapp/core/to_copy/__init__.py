"""A request that somebody can copy and send: out of a document, for a shell, Python or JavaScript."""

from .curl import as_curl
from .example import example_request
from .javascript import as_javascript
from .python import as_python
from .request import FILE, Form, Json, Raw, Request

__all__ = [
    "FILE",
    "Form",
    "Json",
    "Raw",
    "Request",
    "as_curl",
    "as_javascript",
    "as_python",
    "example_request",
]
