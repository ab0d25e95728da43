"""Diagrams that would make a renderer act: refused before any renderer sees them, with the line."""

import pytest

from seedapp.adapters.plantuml import draw
from seedapp.core import coach, sequence
from seedapp.core.design import Design, Interaction

ACTING = [
    "!include /etc/passwd", "!includeurl http://127.0.0.1/x", "!include_many x", "!includesub x!y",
    "!import x.zip",
    "!theme x from http://127.0.0.1/", "!theme plain", "!while 1==1", "!endwhile", "!procedure $again()",
    "!function $f($x)", "!$a = %load_json('x')", "!define X Y", "!pragma teoz true", "!startsub X",
    "!assert 1 == 1", "!log x", "!dump_memory",
    "a -> b: %getenv('HOME')", "a -> b: %load_json('/etc/passwd')", "a -> b: %get_all_stdlib()",
    "a -> b: %get_all_theme()", "note over a: %dirpath()", "participant \"%getenv('HOME')\" as c",
]  # fmt: skip


def _diagram(line):
    return f"@startuml\na -> b: x\n{line}\n@enduml\n"


@pytest.mark.hostile(1, 2)
@pytest.mark.parametrize("line", ACTING)
def test_a_line_that_acts_is_refused_with_its_number(line):
    drawing = draw(_diagram(line))

    assert (drawing.svg, drawing.line) == ("", 3)


@pytest.mark.hostile(1, 2)
@pytest.mark.parametrize("line", ACTING)
def test_the_coach_calls_a_line_that_acts_an_error(line):
    design = Design("D", interactions=(Interaction("i", "I", plantuml=_diagram(line)),))

    found = [one for one in coach.check(design) if one.rule == "SEQ-02"]

    assert [one.severity for one in found] == ["error"]
    assert "3" in str(found[0].sentence)


@pytest.mark.hostile(2)
def test_a_procedure_that_calls_itself_never_reaches_a_renderer():
    drawing = draw("@startuml\n!procedure $a()\n$a()\n!endprocedure\n$a()\na -> b: x\n@enduml")

    assert (drawing.svg, drawing.line) == ("", 2)


@pytest.mark.hostile(7)
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a -> b: x\n@startuml\na -> b: y\n@enduml", 1),
        ("@startuml\na -> b: x\n@enduml\n@startuml\na -> b: y\n@enduml", 4),
        ("@startuml\na -> b: x\n@startuml\n@enduml", 3),
        ("@startuml\nnewpage\na -> b: x\n@enduml", 2),
        *(
            (f"@start{kind}\nx\n@end{kind}", 1)
            for kind in ("gantt", "ditaa", "json", "yaml", "mindmap", "dot")
        ),
    ],
)
def test_what_is_not_one_sequence_diagram_is_said_so_with_its_line(text, line):
    problems = sequence.parse(text).problems

    assert line in [one.line for one in problems], problems
