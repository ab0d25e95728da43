"""What people type in comments, as HTML that can harm nobody."""

from __future__ import annotations

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt

_SCHEMES = {"http", "https", "mailto"}
_TAGS = {"p", "br", "a", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "hr"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_LINK_REL = "nofollow noopener noreferrer"


class _Markdown(MarkdownIt):
    """No raw HTML, pictures or headings; what is not understood stays as it was typed."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False, "breaks": True})
        self.disable(["image", "heading", "lheading", "reference", "html_block", "html_inline"])

    def validateLink(self, url: str) -> bool:  # noqa: N802  # the name is markdown-it's
        """Only whole addresses: a relative one would lead into the workbench itself."""
        return url.partition(":")[0].lower() in _SCHEMES and ":" in url


_markdown = _Markdown()


@lru_cache(maxsize=2048)
def as_html(text: str) -> str:
    """Safe HTML of a comment. It is cleaned after it is rendered, so that one mistake alone is harmless."""
    return nh3.clean(
        _markdown.render(text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=_LINK_REL,
    )
