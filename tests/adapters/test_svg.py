"""What cleaning an SVG keeps and what it drops."""

import pytest

from seedapp.adapters.plantuml.svg import NotClean, clean, texts_of


def svg(inside: str, attributes: str = "") -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 1 1" {attributes}>{inside}</svg>'
    )


def test_shapes_and_words_stay():
    cleaned = clean(
        svg('<g id="a"><rect x="1" style="stroke:#000"/><text xml:space="preserve">가 &lt; 나</text></g>')
    )

    assert '<rect x="1" style="stroke:#000">' in cleaned
    assert texts_of(cleaned) == ["가 < 나"]
    assert clean(cleaned) == cleaned


def test_a_link_is_unwrapped_and_its_words_stay():
    cleaned = clean(
        svg('<a xlink:href="http://evil.test" target="_top" href="javascript:x"><text>here</text></a>')
    )

    assert "<a" not in cleaned
    assert "evil" not in cleaned
    assert texts_of(cleaned) == ["here"]


@pytest.mark.hostile(3, 6)
@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        "<style>@import 'http://evil.test'</style>",
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">alert(1)</body></foreignObject>',
        '<image href="http://evil.test/alert.png"/>',
        '<image xlink:href="data:image/svg+xml;base64,YWxlcnQ="/>',
        '<use xlink:href="http://evil.test/x.svg#alert"/>',
        '<rect onload="alert(1)" onclick="alert(1)"/>',
        '<rect style="fill:url(http://evil.test/alert)"/>',
        '<rect fill="url(//evil.test/alert)"/>',
        "<animate attributeName='href' to='javascript:alert(1)'/>",
        "<?xml-stylesheet href='http://evil.test/alert'?>",
        "<!-- alert -->",
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="http://evil.test/alert"/>',
    ],
)
def test_nothing_that_acts_or_fetches_stays(harm):
    cleaned = clean(svg(f"{harm}<text>kept</text>"))

    for word in ("alert", "evil", "javascript", "onload", "YWxl"):
        assert word not in cleaned
    assert texts_of(cleaned) == ["kept"]


def test_references_inside_the_picture_stay():
    cleaned = clean(svg('<use xlink:href="#a"/><rect filter="url(#shadow)"/>'))

    assert 'xlink:href="#a"' in cleaned
    assert 'filter="url(#shadow)"' in cleaned


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not xml",
        "<svg>",
        "<svg/>",
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        svg("<g>" * 200 + "</g>" * 200),
        svg("x" * 4_000_001),
        svg("\ud800"),
    ],
    ids=["empty", "text", "open", "no namespace", "html", "entity", "deep", "large", "surrogate"],
)
def test_what_is_no_plain_svg_is_rejected(text):
    with pytest.raises(NotClean):
        clean(text)
