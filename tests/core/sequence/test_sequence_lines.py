"""What each kind of line becomes."""

import pytest

from seedapp.core.sequence import (
    OUTSIDE,
    Activation,
    Box,
    Declaration,
    Group,
    Ignored,
    Mark,
    Note,
    Reference,
    parse,
)


def read(*lines):
    return parse("\n".join(["@startuml", *lines, "@enduml"]))


def only_step(*lines):
    diagram = read(*lines)
    assert diagram.problems == ()
    return diagram.steps[1]


def only_participant(line):
    (one,) = read(line).participants
    return one


@pytest.mark.parametrize(
    ("line", "asynchronous"),
    [
        ("a -> b", False),
        ("a ->> b", True),
        ("a -\\ b", True),
        ("a -\\\\ b", True),
        ("a -/ b", True),
        ("a -// b", True),
        ("b <<- a", True),
        ("a --> b", True),
        ("a -[#blue]-> b", False),
        ("a -[#blue]> b", False),
        ("a --[#blue]-> b", True),
        ("a --[#blue]> b", True),
        ("a -[dotted]> b", True),
        ("a ->x b", False),
        ("a ->o b", False),
        ("a <-> b", False),
    ],
)
def test_arrow_tells_whether_the_sender_waits(line, asynchronous):
    (call,) = read(line).calls
    assert (call.source, call.target, call.asynchronous) == ("a", "b", asynchronous)


@pytest.mark.parametrize("line", ["a->b:go", "a -> b:go", "a->b : go", "b<-a:go", "  a  ->  b  :  go  "])
def test_blanks_around_an_arrow_do_not_matter(line):
    (call,) = read(line).calls
    assert (call.source, call.target, call.label) == ("a", "b", "go")


def test_label_keeps_its_line_break():
    (call,) = read(r"a -> b : one\ntwo").calls
    assert call.label == r"one\ntwo"


def test_names_in_quotes():
    (call,) = read('"Trip API" -> bikes').calls
    assert call.source == "Trip API"


def test_names_in_korean_without_blanks():
    (call,) = read("부모->도서:도서 검색(제목)").calls
    assert (call.source, call.target, call.label) == ("부모", "도서", "도서 검색(제목)")


def test_decomposed_korean_is_composed():
    decomposed = "\u1107\u116e\u1106\u1169"
    assert read(f"{decomposed} -> app", "부모 -> app").participants[0].alias == "부모"
    assert len(read(f"{decomposed} -> app", "부모 -> app").participants) == 2


def test_arrows_from_and_to_the_outside_world():
    calls = read("[-> api : in", "api ->] : out", "api -> bikes").calls
    assert [(call.source, call.target) for call in calls] == [
        (OUTSIDE, "api"),
        ("api", OUTSIDE),
        ("api", "bikes"),
    ]


def test_outside_world_is_no_participant():
    assert [one.alias for one in read("[-> api").participants] == ["api"]


def test_self_call():
    (call,) = read("api -> api : check").calls
    assert call.is_self


def test_call_that_creates_by_sign():
    assert [call.creates for call in read("a -> b ** : new", "a -> b : use").calls] == [True, False]


def test_call_that_creates_by_line():
    calls = read("a -> b", "create c", "a -> c", "a -> c").calls
    assert [call.creates for call in calls] == [False, True, False]


def test_message_to_several_is_a_call_to_each():
    assert [(one.number, one.target) for one in read("a -> b & c : tell").calls] == [(1, "b"), (2, "c")]


def test_hidden_arrow_is_no_message():
    diagram = read("a -[hidden]-> b", "a -> b : find")
    assert [call.label for call in diagram.calls] == ["find"]
    assert diagram.problems == ()


def test_call_knows_the_groups_around_it():
    lines = ("alt free", "loop twice", "a -> b", "end", "else taken", "a -> c", "end", "a -> d")
    assert [call.within for call in read(*lines).calls] == [
        ("alt free", "loop twice"),
        ("else taken",),
        (),
    ]


def test_call_knows_its_line():
    assert [call.line for call in read("", "' comment", "a -> b").calls] == [4]


def test_group_keeps_its_branches():
    group = only_step("alt free", "a -> b", "else taken", "a -> c", "end")
    assert isinstance(group, Group)
    assert [(one.keyword, one.label, len(one.steps)) for one in group.branches] == [
        ("alt", "free", 1),
        ("else", "taken", 1),
    ]


@pytest.mark.parametrize("kind", ["alt", "opt", "loop", "par", "par2", "break", "critical", "group"])
def test_every_kind_of_group(kind):
    group = only_step(f"{kind} words", "end")
    assert (group.kind, group.branches[0].label) == (kind, "words")


@pytest.mark.parametrize(
    "kind",
    ["actor", "participant", "boundary", "control", "entity", "database", "collections", "queue"],
)
def test_every_kind_of_participant(kind):
    one = only_participant(f"{kind} Bikes")
    assert (one.kind, one.alias, one.declared) == (kind, "Bikes", True)


@pytest.mark.parametrize(
    ("line", "alias", "name"),
    [
        ("participant Bikes", "Bikes", "Bikes"),
        ("participant Bikes as b", "b", "Bikes"),
        ('participant "The bikes" as b', "b", "The bikes"),
        ('participant "The bikes"as b', "b", "The bikes"),
        ('participant b as "The bikes"', "b", "The bikes"),
        ('participant "The bikes"', "The bikes", "The bikes"),
        ('"The bikes" as b -> b', "b", "The bikes"),
        ("participant 도서 as 책", "책", "도서"),
    ],
)
def test_alias_and_name(line, alias, name):
    one = only_participant(line)
    assert (one.alias, one.name) == (alias, name)


def test_stereotype_order_link_and_colour():
    (step,) = [
        one
        for one in read("participant b <<api>> order 10 [[https://x.test]] #red").steps
        if isinstance(one, Declaration)
    ]
    assert step.participant.stereotype == "api"
    assert step.behind == "order 10 [[https://x.test]] #red"


def test_name_on_several_lines():
    assert only_participant("participant desk [\nFront\ndesk\n]").name == "Front\ndesk"


def test_participants_come_in_order_of_appearance():
    diagram = read("a -> b", "participant c", "note over d : words", "c -> a")
    assert [(one.alias, one.declared) for one in diagram.participants] == [
        ("a", False),
        ("b", False),
        ("c", True),
        ("d", False),
    ]


def test_a_declaration_behind_the_first_use_counts():
    one = read("b -> b", 'actor "The bikes" as b').participants[0]
    assert (one.kind, one.name, one.declared, one.line) == ("actor", "The bikes", True, 2)


def test_the_first_declaration_counts():
    assert only_participant('actor "One" as b\nparticipant "Two" as b').name == "One"


@pytest.mark.parametrize("verb", ["activate", "deactivate", "destroy"])
def test_activation_line(verb):
    step = only_step(f"{verb} b")
    assert isinstance(step, Activation)
    assert (step.verb, step.participant) == (verb, "b")


def test_note_of_one_line():
    note = only_step("note right of b : words")
    assert isinstance(note, Note)
    assert (note.header, note.text, note.inline) == ("note right of b", "words", True)


def test_messages_in_a_note_are_words():
    note = only_step("note left", "a -> b", "endnote")
    assert isinstance(note, Note)
    assert note.text == "a -> b"


def test_reference_names_participants():
    reference = only_step('ref over a, "Trip API" : log in')
    assert isinstance(reference, Reference)
    assert (reference.participants, reference.text) == (("a", "Trip API"), "log in")


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("== chosen ==", "divider", "chosen"),
        ("...", "delay", ""),
        ("...later...", "delay", "later"),
        ("|||", "space", ""),
        ("||45||", "space", "45"),
        ("autonumber 10", "autonumber", "10"),
    ],
)
def test_marks(line, kind, text):
    mark = only_step(line)
    assert isinstance(mark, Mark)
    assert (mark.kind, mark.text) == (kind, text)


def test_box_holds_what_is_in_it():
    box = only_step('box "City" #red', "participant a", "end box")
    assert isinstance(box, Box)
    assert (box.label, len(box.steps)) == ('"City" #red', 1)


@pytest.mark.parametrize("lines", [("title Find a bike",), ("title", "Find a bike", "end title")])
def test_title(lines):
    assert read(*lines).title == "Find a bike"


@pytest.mark.parametrize(
    "line",
    ["' words", "/' words '/", "skinparam monochrome true", "hide footbox", "scale 2", "footer Page", ""],
)
def test_deliberately_ignored(line):
    assert isinstance(only_step(line), Ignored)


def test_comments_on_the_line_of_a_message_are_no_part_of_it():
    diagram = read("/' zero '/ a -> b : one /' two '/")
    assert [call.label for call in diagram.calls] == ["one"]
    assert [step.text for step in diagram.steps if isinstance(step, Ignored)] == ["/' zero '/", "/' two '/"]


def test_words_behind_end_are_kept():
    assert only_step("loop twice", "end loop").behind == "loop"


def test_line_joined_by_a_backslash():
    (call,) = read("a -> b : one \\", "two").calls
    assert call.label == "one two"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ending(end):
    diagram = parse(end.join(["@startuml", "a -> b", "b --> a", "@enduml"]))
    assert (diagram.problems, diagram.returns[0].line) == ((), 3)
