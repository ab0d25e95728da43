"""Lines that are refused, not understood, or too many; each answer says where and how to mend it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedapp.core.sequence import parse, unparse

from .same import without_lines


def read(*lines):
    return parse("\n".join(["@startuml", *lines, "@enduml"]))


def refused(diagram):
    return [one.line for one in diagram.problems if one.refused]


@pytest.mark.parametrize(
    "line",
    [
        "!include /etc/passwd",
        "!includeurl https://x.test/a.puml",
        "!import /etc",
        "!theme plain from https://x.test/themes",
        "!while 1==1",
        "!procedure $again()",
        "!pragma teoz true",
        "!$a = 1",
        "   !include x",
        "\u00a0!include x",
        "\ufeff!include x",
        "\x0c!include x",
        "a -> b : %getenv(\"HOME\")",
        "a -> b : %load_json(\"/etc/passwd\")",
        "title %get_all_stdlib()",
        "note over a : %filename ()",
        "/' comment '/ !include x",
        "/' one '/ /' two '/ !include x",
    ],
)  # fmt: skip
def test_preprocessor_is_refused(line):
    assert refused(read("a -> b", line)) == [3]


@pytest.mark.parametrize(
    "lines",
    [
        ("note left", "!include x", "end note"),
        ("/' comment", "!include x", "'/"),
        ("legend", "!include x", "end legend"),
        ("skinparam x {", "!include x", "}"),
        ("a -> b : joined \\", "!include x"),
    ],
)
def test_preprocessor_is_refused_inside_of_anything(lines):
    assert refused(read(*lines)) == [3]


def test_preprocessor_is_refused_outside_of_the_diagram():
    diagram = parse("!include a\n@startuml\na -> b\n@enduml\n!include b\n@startuml\n!include c\n@enduml")
    assert refused(diagram) == [1, 5, 7]


def test_preprocessor_behind_a_lone_carriage_return_is_refused():
    assert refused(parse("@startuml\ra -> b : x\r!include x\r@enduml")) == [3]


def test_preprocessor_call_joined_from_two_lines_is_refused():
    assert refused(read("a -> b : %da\\", "te()")) == [2]


def test_refusal_names_the_line():
    (problem,) = read("!include /etc/passwd").problems
    assert "!include /etc/passwd" in str(problem.sentence)


def test_refused_line_is_reported_once():
    assert len(read("!while 1==1").problems) == 1


@pytest.mark.parametrize("label", ["50% off", "100%", "20% (net)", "done!", "!", "a ! b", "%autonumber%"])
def test_percent_and_exclamation_marks_in_labels_are_words(label):
    diagram = read(f"a -> b : {label}")
    assert (diagram.problems, diagram.calls[0].label) == ((), label)


@pytest.mark.parametrize(
    "label",
    [
        "<img:https://x.test/a.png> picture",
        "[[https://x.test words]]",
        "[[javascript:alert(1) words]]",
        "<$sprite> words",
        "</svg><script>alert(1)</script>",
        "<b onload=alert(1)>",
        "&#60;script&#62; &amp;",
    ],
)
def test_hostile_labels_are_read_as_text(label):
    diagram = read(f"a -> b : {label}")
    assert (diagram.problems, diagram.calls[0].label) == ((), label)


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        (("complete nonsense",), 2, "cannot be understood"),
        (("trip-api -> bikes : find",), 2, "quotes"),
        (("a -> b find",), 2, "colon"),
        (("a ->>+ b : find",), 2, "arrow is not known"),
        (("class Bike",), 2, "another kind of diagram"),
        (("newpage",), 2, "one page"),
        (("newpage a title",), 2, "one page"),
        (("autonewpage 10",), 2, "one page"),
        (("sprite $a jar:x/y",), 2, "sprite"),
        (("else",), 2, "outside of a group"),
        (("end",), 2, "no group"),
        (("end box",), 2, "no box"),
        (("return x",), 2, "No call waits"),
        (("alt free", "a -> b"), 2, "never closed"),
        (("box City", "participant a"), 2, "never closed"),
        (("note left", "words"), 2, "end note"),
        (("ref over a", "words"), 2, "end ref"),
        (("legend", "words"), 2, "end legend"),
        (("/' words",), 2, "never closed"),
        (("note over : words",), 2, "Name the participant"),
        (("note left", "{{", "salt", "}}", "end note"), 2, "inside of a note"),
    ],
)
def test_problem_says_where_and_what_to_do(lines, line, words):
    first = read(*lines).problems[0]
    assert (first.line, first.refused) == (line, False)
    assert words in str(first.sentence)


def test_a_note_that_is_never_closed_hides_no_messages():
    assert [call.label for call in read("note left", "a -> b : find").calls] == ["find"]


def test_box_cannot_be_closed_inside_of_a_group():
    (first, *_) = read("box City", "alt x", "end box", "end", "end box").problems
    assert first.line == 4


@pytest.mark.parametrize("kind", ["gantt", "ditaa", "json", "mindmap", "salt", ""])
def test_other_kinds_of_diagram_are_said_so(kind):
    (problem,) = parse(f"@start{kind}\n[work] lasts 5 days\n@end{kind}").problems
    assert problem.line == 1
    assert "another kind" in str(problem.sentence)


def test_only_the_first_of_two_diagrams_is_read():
    diagram = parse("@startuml\na -> b\n@enduml\n\n@startuml\nc -> d\n@enduml")
    assert [call.source for call in diagram.calls] == ["a"]
    assert [(one.line, "one diagram" in str(one.sentence)) for one in diagram.problems] == [(5, True)]


def test_startuml_twice_in_a_row_is_said_so():
    diagram = parse("@startuml\n@startuml\na -> b\n@enduml")
    assert [one.line for one in diagram.problems] == [2]


def test_missing_start_is_reported_and_the_rest_is_read():
    diagram = parse("a -> b\n@enduml")
    assert [(one.line, "@startuml" in str(one.sentence)) for one in diagram.problems] == [(1, True)]
    assert len(diagram.calls) == 1


def test_missing_end_is_reported_at_the_last_line():
    diagram = parse("@startuml\na -> b\n\n")
    assert [(one.line, "@enduml" in str(one.sentence)) for one in diagram.problems] == [(2, True)]


@pytest.mark.parametrize("source", ["", "\n\n", "  \t "])
def test_empty_text_is_said_so(source):
    (problem,) = parse(source).problems
    assert "no diagram yet" in str(problem.sentence)


def test_lines_outside_are_reported_by_number():
    diagram = parse("before\n@startuml\na -> b\n@enduml\n' a comment\nbehind")
    assert [one.line for one in diagram.problems] == [1, 6]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("@startuml\n" + "a -> b\n" * 100_000, 1),
        ("@startuml\n" + "'\n" * 2_000, 2_001),
        ("@startuml\na -> b : " + "x" * 10_000, 2),
        ("x" * 1_000_000, 1),
        ("가" * 100_000, 1),
    ],
)
def test_text_beyond_the_limits_is_not_read(source, line):
    diagram = parse(source)
    assert ([one.line for one in diagram.problems], diagram.steps) == ([line], ())


def test_two_thousand_lines_are_read():
    source = "\n".join(["@startuml", *["a -> b"] * 1_998, "@enduml"]) + "\n"
    assert (len(parse(source).calls), parse(source).problems) == (1_998, ())


def test_two_hundred_participants_are_read():
    assert read(*(f"participant p{number}" for number in range(200))).problems == ()


def test_more_participants_are_reported():
    diagram = read(*(f"participant p{number}" for number in range(300)))
    assert [one.line for one in diagram.problems] == [202]
    assert "200 participants" in str(diagram.problems[0].sentence)


def test_more_messages_are_reported():
    many = " & ".join(["b"] * 1_500)
    diagram = read(f"a -> {many}", f"a -> {many}")
    assert [one.line for one in diagram.problems] == [3]
    assert len(diagram.calls) == 2_000


def test_groups_nested_too_deeply_are_reported():
    diagram = read(*["loop"] * 500, *["end"] * 500)
    assert "nested too deeply" in str(diagram.problems[0].sentence)


SLOW = [
    "-" * 9_900, "a -" + "-" * 9_000, "a " + "<" * 9_000, "a " + "[" * 9_000, "[[" * 4_900, "'/" * 4_900,
    "/'" * 4_900, "/''/" * 2_400, '"' * 9_900, '"a' * 4_900, "a -> " + "b & " * 2_400, "%a" * 4_900,
    "participant " + "<<" * 4_900, "participant a " + "#" * 9_900, "a -> b : " + "//a " * 2_400,
    "a -> b : " + "**" * 4_900, "note over " + "a," * 4_900, "alt" + "#a" * 4_900, "=" * 9_900, "." * 9_900,
    "|" * 9_900, "a" + "[#" * 4_900, "a -[" + "x" * 9_900, "return " + " " * 9_900 + "x",
    "a" + " " * 9_900 + "b",
    "end" + " " * 9_900 + "note x", "title" + ":" * 9_900, "left " * 1_900, "autonumber" + " " * 9_900,
    "-[" * 4_900, "{a} " * 2_400, "& " * 4_900, "legend " + "left " * 1_900, "sprite $a" + "b" * 9_900,
]  # fmt: skip


@pytest.mark.parametrize("line", SLOW, ids=lambda line: line[:12])
def test_a_long_line_is_read_in_no_time(line):
    began = time.process_time()
    read(*[line] * 10)
    assert time.process_time() - began < 1


def test_the_largest_text_is_read_in_time():
    lines = ["alt x", "a -> b ++ : find", "else", "return y", "end"] * 399
    began = time.process_time()
    read(*lines)
    assert time.process_time() - began < 5


PIECES = st.sampled_from(
    [
        *(
            "a",
            "b",
            '"c d"',
            "도서",
            "",
            " ",
            "x",
            "o",
            ":",
            "as",
            "&",
            "\\",
            "/",
            "'",
            "/'",
            "'/",
            "…",
            "{",
            "}",
        ),
        *("->", "-->", "->>", "<-", "<--", "-[#red]->", "-[hidden]>", "[->", "->]", "[", "]", "[[u]]"),
        *("++", "--", "**", "!!", "#red", "<<s>>", "order 1", "==", "...", "|||", "%date()", "!include x"),
        *(
            "alt",
            "else",
            "end",
            "loop",
            "par",
            "also",
            "break",
            "opt",
            "group [x]",
            "return",
            "box",
            "end box",
        ),
        *(
            "note left",
            "note over",
            "end note",
            "ref over",
            "end ref",
            "title",
            "end title",
            "legend",
            "<style>",
        ),
        *("participant", "actor", "create", "activate", "deactivate", "destroy", "autonumber", "skinparam"),
        *("autoactivate on", "newpage", "end legend", "@startuml", "@enduml", "@startgantt"),
    ]
)
TEXTS = st.lists(st.lists(PIECES, max_size=7).map(" ".join), max_size=25).map("\n".join)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXTS)
def test_any_text_reads_the_same_once_printed(source):
    for text in (source, f"@startuml\n{source}\n@enduml\n"):
        diagram = parse(text)
        assert without_lines(parse(unparse(diagram))) == without_lines(diagram)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_nothing_makes_the_reader_raise(source):
    parse(source)
    parse(f"@startuml\n{source}\n@enduml")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS)
def test_every_line_is_accounted_for(source):
    diagram = parse(f"@startuml\n{source}\n@enduml\n")
    last = len(source.split("\n")) + 2
    assert all(1 <= problem.line <= last for problem in diagram.problems)
