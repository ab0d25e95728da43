"""Printing diagrams, read or built."""

from seedapp.core.sequence import (
    Boundary,
    Call,
    Declaration,
    Diagram,
    Participant,
    Return,
    parse,
    unparse,
)


def test_groups_and_boxes_are_indented():
    source = (
        "@startuml\nbox City\nparticipant a\nend box\nalt x\na->b:go\nelse y\nloop\na<-b\nend\nend\n@enduml"
    )
    assert unparse(parse(source)) == (
        "@startuml\nbox City\n  participant a\nend box\nalt x\n  a -> b : go\nelse y\n  loop\n"
        "    a <- b\n  end\nend\n@enduml\n"
    )


def test_a_built_diagram_is_printed():
    diagram = Diagram(
        steps=(
            Boundary("@startuml"),
            Declaration(Participant("api", "Trip API", stereotype="api")),
            Declaration(Participant("부모", "바쁜 부모", "actor")),
            Call(1, "부모", "api", "find"),
            Call(2, "api", "Repair shop", "bike found", asynchronous=True),
            Return("api", "부모", "list", by_keyword=False),
            Boundary("@enduml"),
        )
    )
    assert unparse(diagram) == (
        '@startuml\nparticipant "Trip API" as api <<api>>\nactor "바쁜 부모" as 부모\n부모 -> api : find\n'
        'api ->> "Repair shop" : bike found\napi --> 부모 : list\n@enduml\n'
    )


def test_what_was_not_understood_is_printed_as_typed():
    source = "@startuml\nnonsense   here\n!include x\na -> b\n@enduml\nbehind\n"
    assert unparse(parse(source)) == source


def test_a_second_diagram_is_printed_as_typed():
    source = "@startuml\na -> b\n@enduml\n@startuml\nc -> d\n@enduml\n"
    assert unparse(parse(source)) == source


def test_a_group_that_was_never_closed_is_not_closed_in_print():
    assert "end\n" not in unparse(parse("@startuml\nalt x\na -> b\n@enduml\n"))


def test_names_given_in_passing_are_given_once():
    source = '@startuml\n"Repair shop" as rs -> a : one\nrs -> a : two\n@enduml\n'
    assert unparse(parse(source)) == source
