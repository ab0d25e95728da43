"""Markdown of comments: what it may do, and what it never does."""

import pytest
from django.template import Context, Template

from seedapp.web.markdown import as_html


def test_emphasis_lists_quotes_and_code_are_rendered():
    html = as_html("**big** *soft* `x`\n\n- one\n- two\n\n> said")

    for part in ("<strong>big</strong>", "<em>soft</em>", "<code>x</code>", "<li>one</li>", "<blockquote>"):
        assert part in html


def test_line_break_stays_a_line_break():
    assert "one<br>" in as_html("one\ntwo")


@pytest.mark.hostile(30)
def test_links_open_nothing_for_the_page_behind_them():
    html = as_html("[there](https://example.test/a)")

    assert 'href="https://example.test/a"' in html
    assert 'rel="nofollow noopener noreferrer"' in html


@pytest.mark.hostile(19)
@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "/w/shed/", "//evil.test", "x"],
)
def test_links_lead_only_to_whole_addresses_of_the_web(address):
    html = as_html(f"[there]({address})")

    assert "<a" not in html
    assert "there" in html


@pytest.mark.hostile(53)
def test_pictures_are_not_loaded():
    html = as_html("![pixel](https://evil.test/pixel.png)")

    assert "<img" not in html
    assert "pixel" in html


@pytest.mark.hostile(19)
@pytest.mark.parametrize(
    "text", ["<b>x</b>", "# x", "x\n===", "[a]: https://x.test", "<!-- x -->", "<x@y.z>"]
)
def test_nothing_that_was_typed_disappears(text):
    assert text[0] in as_html(text).replace("&lt;", "<") or "x" in as_html(text)
    assert "<h1" not in as_html(text)
    assert "<b>" not in as_html(text)


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "*_" * 10_000, "> " * 9_999, "a**b" * 5_000, "[a](b)" * 3_000, "`a``b" * 4_000]
)
def test_text_made_to_be_slow_is_rendered(text):
    assert as_html(text) is not None


def test_filter_marks_only_cleaned_html_as_safe():
    page = Template("{% load markdown_text %}{{ text|markdown }}")

    assert page.render(Context({"text": "<script>1</script> **x**"})).strip() == (
        "<p>&lt;script&gt;1&lt;/script&gt; <strong>x</strong></p>"
    )
