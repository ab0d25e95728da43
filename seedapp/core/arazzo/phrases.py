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
    title="{title} – 작업 흐름",
    purpose="사람들이 이것으로 하는 일을 호출 순서대로 보여 줍니다. 상호작용마다 작업 흐름이 하나씩 있고, "
    "시퀀스 다이어그램의 순서를 따릅니다.",
    without="아직 조회나 동작이 없어 작업 흐름이 없는 상호작용:",
    other_way="{title} ({branch})",
    message="다이어그램의 {number}번 메시지, {source} → {target}: {label}",
    unnamed="누군가",
    only_where="다음 경우에만: {label}.",
    repeated="반복: {label}. 작업 흐름은 한 번만 거칩니다.",
    from_first="`{names}`: 목록의 첫 항목에서 읽습니다.",
    fails="여기서는 {status}로 실패해야 합니다.",
    left_out="조회나 동작이 아직 없어 단계가 아닌 메시지:",
    aside="다이어그램에 더 있는 갈래:",
    ends="{branch}: `{step}`에서 {status}로 끝납니다.",
    another_way="{branch}: 작업 흐름 `{workflow}`에 있습니다.",
    body="“{name}”에 넣는 것.",
)


def phrases_of(language: str) -> Phrases:
    """The phrases of a language tag (`ko`, `ko-KR`); English where there are none."""
    return KOREAN if language.casefold().split("-")[0] == "ko" else ENGLISH
