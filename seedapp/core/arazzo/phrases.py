"""The prose that a document of workflows says by itself, in the language of the design."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrases:
    """Templates for `str.format`; the places are named as in the English ones."""

    title: str
    purpose: str
    without: str
    other_way: str
    message: str
    unnamed: str
    only_where: str
    repeated: str
    from_first: str
    fails: str
    left_out: str
    aside: str
    ends: str
    another_way: str
    body: str


ENGLISH = Phrases(
    title="{title} – workflows",
    purpose="What people do with it, call by call: a workflow for each interaction, in the order of its "
    "sequence diagram.",
    without="No workflow, because no query or action comes from them yet:",
    other_way="{title} ({branch})",
    message="Message {number} of the diagram, from {source} to {target}: {label}",
    unnamed="somebody",
    only_where="Only where this holds: {label}.",
    repeated="Repeated: {label}. The workflow goes through it once.",
    from_first="`{names}` is read from the first item of the list.",
    fails="Here it is to fail with {status}.",
    left_out="Messages that are no steps, because no query or action belongs to them:",
    aside="What the diagram shows besides:",
    ends="{branch}: ends at `{step}` with {status}.",
    another_way="{branch}: that is the workflow `{workflow}`.",
    body="What “{name}” takes.",
)

KOREAN = Phrases(
    title="{title} – 워크플로",
    purpose="사람들이 이것으로 하는 일을 호출 순서대로 보여 준다. 상호작용마다 워크플로가 하나씩 있고 "
    "시퀀스 다이어그램의 순서를 따른다.",
    without="아직 질의나 행위가 나오지 않아 워크플로가 없는 상호작용:",
    other_way="{title} ({branch})",
    message="다이어그램의 {number}번 메시지, {source} → {target}: {label}",
    unnamed="누군가",
    only_where="다음 경우에만: {label}.",
    repeated="반복: {label}. 워크플로는 한 번만 거친다.",
    from_first="`{names}`: 목록의 첫 항목에서 읽는다.",
    fails="여기서 실패해야 한다: {status}.",
    left_out="이어진 질의나 행위가 아직 없어 단계가 되지 않은 메시지:",
    aside="다이어그램에 있는 그 밖의 갈래:",
    ends="{branch}: `{step}`에서 끝난다({status}).",
    another_way="{branch}: 워크플로 `{workflow}`에 있다.",
    body="‘{name}’ 요청에 필요한 값.",
)


def phrases_of(language: str) -> Phrases:
    """The phrases of a language tag (`ko`, `ko-KR`); English where there are none."""
    return KOREAN if language.casefold().split("-")[0] == "ko" else ENGLISH
