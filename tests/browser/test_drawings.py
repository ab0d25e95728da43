"""A drawing as a browser shows it: as an image, its words where they belong."""

import base64

from seedapp.adapters.plantuml import draw

DIAGRAM = """@startuml
actor "늦은 통근자" as rider
participant "Trip API" as api
rider -> api ++: 역 근처의 자전거를 찾는다
api --> rider: <script>alert(1)</script> bikes
note over rider, api: open every day & night
@enduml"""


def test_a_drawing_is_an_image_that_chromium_shows(page):
    drawing = draw(DIAGRAM)
    encoded = base64.b64encode(drawing.svg.encode()).decode()

    page.set_content(f'<img alt="" src="data:image/svg+xml;base64,{encoded}">')

    page.wait_for_function("document.images[0].complete")
    assert page.evaluate("document.images[0].naturalWidth") > 200
    assert page.evaluate("document.images[0].naturalHeight") > 100


def test_words_do_not_leave_the_drawing_whatever_font_there_is(page):
    page.set_content(draw(DIAGRAM).svg)

    widths = page.evaluate(
        """() => [...document.querySelectorAll("text")].map((text) => {
            const box = text.getBBox();
            return box.x + box.width - document.querySelector("svg").viewBox.baseVal.width;
        })"""
    )
    assert widths
    assert max(widths) <= 0
