"""Drawing with the real engine: what is drawn, what is refused, and what a fault of the renderer costs."""

import os
import signal
import threading
from pathlib import Path
from xml.etree import ElementTree

import pytest

from seedapp.adapters.plantuml import Drawing, Renderer, draw

SVG = "{http://www.w3.org/2000/svg}"


def diagram(*lines: str) -> str:
    return "\n".join(["@startuml", *lines, "@enduml"])


def words(drawing: Drawing) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(drawing.svg).iter(f"{SVG}text")]


@pytest.fixture
def renderer():
    one = Renderer()
    yield one
    one.close()


def test_a_diagram_is_drawn_with_the_words_of_its_messages():
    drawing = draw(diagram("rider -> app: open the map", "app --> rider: a map"))

    assert drawing.problem is None
    assert "open the map" in words(drawing)
    assert "a map" in words(drawing)


def test_korean_is_drawn_and_takes_its_room():
    narrow = draw(diagram('participant "역" as a', "a -> a: 간다"))
    wide = draw(diagram('participant "역" as a', "a -> a: 자전거를 찾아서 빌리고 돌려준다"))

    assert "자전거를 찾아서 빌리고 돌려준다" in words(wide)
    width = [float(ElementTree.fromstring(one.svg).get("width")) for one in (narrow, wide)]
    assert width[1] > width[0] + 100


def test_the_dark_drawing_differs_from_the_light_one():
    light, dark = draw(diagram("a -> b: x")), draw(diagram("a -> b: x"), dark=True)

    assert dark.svg
    assert dark.svg != light.svg


def test_the_same_text_gives_the_same_bytes(renderer):
    lines = diagram("a -> b: x", "b --> a: y").splitlines()

    assert renderer.draw(lines) == Renderer().draw(lines)


def test_a_syntax_error_names_its_line():
    drawing = draw(diagram("a -> b: x", "foo bar baz", "b -> a: y"))

    assert not drawing.svg
    assert drawing.line == 3
    assert "does not understand this line" in str(drawing.problem)


def test_the_line_counts_what_stands_before_the_diagram():
    assert draw("\n' a remark\n" + diagram("a -> b: x", "foo bar baz")).line == 5


def test_a_text_without_start_and_end_is_drawn_and_its_lines_are_counted_as_typed():
    assert draw("a -> b: x").svg
    assert draw("a -> b: x\nfoo bar baz").line == 2


def test_an_empty_text_says_how_to_begin():
    assert "first message" in str(draw("").problem)


@pytest.mark.hostile(7)
def test_only_the_first_of_two_diagrams_is_drawn():
    drawing = draw(diagram("a -> b: one") + "\n" + diagram("a -> b: two"))

    assert "one" in words(drawing)
    assert "two" not in words(drawing)


def test_every_page_is_on_the_drawing():
    assert {"one", "two", "three"} <= set(
        words(draw(diagram("a -> b: one", "newpage More", "a -> b: two", "newpage", "a -> b: three")))
    )


@pytest.mark.hostile(1, 2)
@pytest.mark.parametrize(
    "line",
    [
        "!include /etc/passwd",
        "  !includeurl http://127.0.0.1/x",
        "!import x",
        "!theme x from http://127.0.0.1/",
        "!while 1==1",
        "/' a '/ !include /etc/passwd",
        "a -> b: %getenv(HOME)",
        "a -> b: %load_json (x)",
        "a -> b: <img:http://127.0.0.1/x.png>",
        "sprite map /etc/passwd",
    ],
)
def test_a_line_that_would_make_a_renderer_act_is_refused_with_its_number(line):
    drawing = draw(diagram("a -> b: x", line))

    assert not drawing.svg
    assert drawing.line == 3
    assert "refused" in str(drawing.problem)


@pytest.mark.hostile(7)
@pytest.mark.parametrize("kind", ["gantt", "ditaa", "json", "salt"])
def test_another_kind_of_diagram_is_named(kind):
    drawing = draw(f"@start{kind}\nx\n@end{kind}")

    assert f"@start{kind}" in str(drawing.problem)
    assert drawing.line == 1


@pytest.mark.hostile(4)
@pytest.mark.parametrize(
    "text", ["a -> b: x\n" * 100_000, f"a -> b: {'x' * 1_000_000}"], ids=["100,000 lines", "one line of 1 MB"]
)
def test_a_text_beyond_the_limits_never_reaches_the_renderer(text):
    drawing = draw(diagram(text))

    assert not drawing.svg
    assert "Split" in str(drawing.problem) or "Shorten" in str(drawing.problem)


@pytest.mark.hostile(4, 50)
def test_a_crowd_of_participants_never_reaches_the_renderer():
    drawing = draw(diagram(*(f"a{number} -> a{number + 1}: x" for number in range(1900))))

    assert not drawing.svg
    assert drawing.line == 201
    assert not drawing.passing


@pytest.mark.hostile(6)
def test_hostile_labels_are_words():
    drawing = draw(diagram('a -> b: </svg><script>alert(1)</script> <b onload="x">&amp; \x01\x00\ue100!x'))

    assert "<script" not in drawing.svg
    assert any("</svg><script>alert(1)</script>" in one for one in words(drawing))


@pytest.mark.hostile(3)
@pytest.mark.parametrize("address", ["http://evil.test/x", "javascript:alert(1)", "https://evil.test{tip}"])
def test_links_leave_no_address_in_the_drawing(address):
    drawing = draw(diagram(f"a -> b: see [[{address} here]]", f"url of a is [[{address}]]"))

    assert "here" in "".join(words(drawing))
    assert "evil.test" not in drawing.svg
    assert "javascript" not in drawing.svg


@pytest.mark.hostile(3)
def test_icons_come_from_this_machine():
    assert draw(diagram("a -> b: <&check> <:smile:> done")).svg


@pytest.mark.hostile(4, 5)
def test_a_drawing_that_takes_too_long_is_cut_off_and_the_next_one_works():
    renderer = Renderer(seconds=3.0)
    crowd = diagram(*(f"a{number} -> a{number + 1}: x" for number in range(1900))).splitlines()
    try:
        renderer.draw(["@startuml", "a -> b: x", "@enduml"])
        cut_off = renderer.draw(crowd)
        # The first drawing of a new process is slow: a busy machine may cut it off as well.
        afterwards = [renderer.draw(["@startuml", "a -> b: x", "@enduml"]) for _ in range(3)]
    finally:
        renderer.close()

    assert "took too long" in str(cut_off.problem)
    assert cut_off.passing
    assert afterwards[-1].svg


@pytest.mark.hostile(5)
def test_a_drawing_that_eats_memory_is_stopped_and_the_next_one_works():
    renderer = Renderer(megabytes=60)
    long = diagram(*(f"a -> b: message {number}" for number in range(1900))).splitlines()
    try:
        stopped = renderer.draw(long)
        after = renderer.draw(["@startuml", "a -> b: x", "@enduml"])
    finally:
        renderer.close()

    assert stopped.passing
    assert not stopped.svg
    assert after.svg


@pytest.mark.hostile(5)
def test_when_the_renderer_is_killed_the_next_drawing_works(renderer):
    lines = ["@startuml", "a -> b: x", "@enduml"]
    before = renderer.draw(lines)
    killed = renderer.process_id
    os.kill(killed, signal.SIGKILL)

    assert renderer.draw(lines) == before
    assert renderer.process_id != killed


def test_several_threads_may_draw_at_once(renderer):
    drawings = {}

    def one(number: int) -> None:
        drawings[number] = renderer.draw(["@startuml", f"a -> b: label{number}", "@enduml"])

    threads = [threading.Thread(target=one, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert all(f"label{number}" in words(drawings[number]) for number in range(6))


def test_closing_ends_the_process(renderer):
    renderer.draw(["@startuml", "a -> b: x", "@enduml"])
    process_id = renderer.process_id
    renderer.close()

    with pytest.raises(ProcessLookupError):
        os.kill(process_id, 0)


def test_a_machine_without_the_engine_says_what_to_run(tmp_path):
    drawing = Renderer(engine_folder=tmp_path).draw(["@startuml", "a -> b: x", "@enduml"])

    assert "make setup" in str(drawing.problem)
    assert drawing.passing


@pytest.mark.hostile(44)
def test_the_renderer_sees_no_secret_of_its_parent(monkeypatch, renderer):
    monkeypatch.setenv("SEED_SECRET_KEY", "not for the renderer")
    renderer.draw(["@startuml", "a -> b: x", "@enduml"])

    assert b"SEED_SECRET_KEY" not in Path(f"/proc/{renderer.process_id}/environ").read_bytes()
