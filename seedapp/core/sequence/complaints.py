"""What is said about lines that cannot be read, each with the way to mend it."""

from __future__ import annotations

import re

from ..wording import N_, Sentence, say

_ARROW = re.compile(r"(?<!-)-++(?:\[[^\[\]]{0,200}\])?-*+[>x/\\]|<-")
_SPOKEN_ARROW = re.compile(r"->>[+-]|-->>[+-]|=>|→")
_OTHER_KINDS = re.compile(
    r"(?:abstract|class|interface|enum|package|namespace|usecase|component|node|state|object|start|stop|if|while"
    r"|repeat|fork|swimlane|allow_?mixing|left\s++to\s++right|top\s++to\s++bottom|remove|dpi)(?=[\s(]|$)",
    re.IGNORECASE,
)


def not_understood(text: str) -> Sentence:
    """The best that can be said about a line that nothing understands."""
    if re.fullmatch(r"(?:auto)?newpage(?:\s.*)?", text, re.IGNORECASE):
        return say(
            N_(
                "A diagram has one page here. Remove this line, or move what follows it "
                "to an interaction of its own."
            )
        )
    if text.lower().startswith("sprite "):
        return sprite()
    if _SPOKEN_ARROW.search(text):
        return say(N_("This arrow is not known. Write -> for a call, ->> for a message without an answer."))
    if _ARROW.search(text):
        return say(
            N_(
                "This message cannot be understood. Names with spaces or hyphens go in quotes, and a "
                "colon stands "
                'before the words: "trip-api" -> bikes : find bikes.'
            )
        )
    if _OTHER_KINDS.match(text):
        return say(
            N_(
                "This line belongs to another kind of diagram. Only sequence diagrams are read "
                "here; remove it."
            )
        )
    return say(
        N_(
            "This line cannot be understood. Write a message like “app -> api : find bikes”, "
            "or remove the line."
        )
    )


def empty() -> Sentence:
    return say(N_("There is no diagram yet. Begin it with @startuml and end it with @enduml."))


def no_start() -> Sentence:
    return say(
        N_("The diagram does not begin with @startuml. Put @startuml on a line of its own above this one.")
    )


def no_end() -> Sentence:
    return say(N_("The diagram does not end with @enduml. Put @enduml on a line of its own below this one."))


def outside() -> Sentence:
    return say(
        N_("This line stands outside of @startuml and @enduml. Move it between the two, or remove it.")
    )


def second_diagram() -> Sentence:
    return say(
        N_(
            "A text holds one diagram; nothing is read from here on. Move the second one "
            "to an interaction of its own."
        )
    )


def other_kind(kind: str) -> Sentence:
    return say(
        N_(
            "@start%(kind)s begins another kind of diagram. Draw a sequence diagram that "
            "begins with @startuml."
        ),
        kind=kind,
    )


def open_group(kind: str) -> Sentence:
    return say(N_("This “%(kind)s” is never closed. Add a line “end” behind its last message."), kind=kind)


def open_box() -> Sentence:
    return say(N_("This box is never closed. Add a line “end box” behind its last participant."))


def open_block(ending: str) -> Sentence:
    return say(N_("What begins here is never closed. Add a line “%(ending)s” below it."), ending=ending)


def open_comment() -> Sentence:
    return say(N_("This comment is never closed. Add '/ behind it."))


def behind_comment() -> Sentence:
    return say(N_("What stands behind the end of the comment is not read. Move it to a line of its own."))


def nothing_to_end() -> Sentence:
    return say(
        N_("There is no group to close here. Remove this line, or add the alt, opt or loop that it closes.")
    )


def no_box_to_end() -> Sentence:
    return say(
        N_("There is no box to close here. Remove this line, or close the group inside of the box first.")
    )


def branch_outside(keyword: str) -> Sentence:
    return say(
        N_("“%(keyword)s” stands outside of a group. Open one above it with alt or par."), keyword=keyword
    )


def nowhere_to_return() -> Sentence:
    return say(
        N_(
            "No call waits for this return. Put ++ behind the name that the call goes to, "
            "or remove this line."
        )
    )


def nothing_to_deactivate() -> Sentence:
    return say(N_("Nothing is active here. Name who is to be deactivated, or remove this line."))


def nobody_named() -> Sentence:
    return say(N_("Name the participant here: “note over api : …”."))


def too_many_named(most: int) -> Sentence:
    return say(N_("This stands beside at most %(most)s participants. Name fewer."), most=most)


def embedded() -> Sentence:
    return say(N_("A diagram inside of a note is not read here. Remove the part between {{ and }}."))


def sprite() -> Sentence:
    return say(N_("Pictures of one's own are not drawn here. Remove the sprite."))


def too_many_messages(most: int) -> Sentence:
    return say(
        N_("A diagram holds at most %(most)s messages; nothing is read from here on. Split it into several."),
        most=most,
    )


def too_many_participants(most: int) -> Sentence:
    return say(
        N_(
            "A diagram holds at most %(most)s participants; nothing is read from here on. "
            "Split it into several."
        ),
        most=most,
    )


def too_deep() -> Sentence:
    return say(
        N_("Groups are nested too deeply; nothing is read from here on. Move the inner part to a diagram.")
    )
