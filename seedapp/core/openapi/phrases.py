"""The prose that a generated document says by itself, in the language of the design."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True)
class Phrases:
    """Templates for `str.format`; the places are named as in the English ones."""

    outcome: str
    serves: str
    customer_story: str
    technical_story: str
    someone: str
    described_by_name: str
    server: str
    api: str
    request_to: str
    request_body: str
    answered: str
    created: str
    accepted: str
    nothing_to_say: str
    location: str
    status_location: str
    retry_after: str
    challenge: str
    page: str
    page_of: str
    all_of: str
    items_of: str
    page_items: str
    wrapped_items: str
    wrapped_value: str
    limit: str
    cursor: str
    next_cursor: str
    idempotency_key: str
    if_match: str
    etag: str
    link: str
    bearer: str
    api_key: str
    oauth2: str
    problem: str
    problem_type: str
    problem_title: str
    problem_status: str
    problem_detail: str
    problem_instance: str
    problem_errors: str
    problem_error: str
    problem_error_detail: str
    problem_error_pointer: str
    must_be_valid: str
    details: Mapping[str, str]
    titles: Mapping[int, str]

    def title_of(self, status: str) -> str:
        """The short name of an HTTP status, also of `default` and of ranges such as `4XX`."""
        if not status.isdigit():
            return self.titles[500]
        try:
            return self.titles.get(int(status)) or HTTPStatus(int(status)).phrase
        except ValueError:
            return self.titles[500 if status.startswith("5") else 400]

    def detail_of(self, status: str) -> str:
        """What a problem of that status means when the team has no words of its own for it."""
        return self.details.get(status) or self.title_of(status) + "."


ENGLISH = Phrases(
    outcome="Outcome: {outcome}",
    serves="Serves these job stories:",
    customer_story="When {when}, I want to {want}, so that {so}.",
    technical_story="When {when}, {actor} needs {provider} to {want}, so that {so}.",
    someone="the caller",
    described_by_name="{name}.",
    server="The address at which the service is deployed.",
    api="The interface of {name}.",
    request_to="What is sent to {do}.",
    request_body="What “{name}” takes.",
    answered="The answer to “{name}”.",
    created="Created.",
    accepted="Accepted; it will be done later.",
    nothing_to_say="Done; there is nothing to add.",
    location="Where what was created can be found.",
    status_location="Where the progress can be followed.",
    retry_after="How many seconds to wait before trying again.",
    challenge="How the caller has to prove who they are.",
    page="One page of a list.",
    page_of="One page of {things}.",
    all_of="All {things}.",
    items_of="The {things} of this page.",
    page_items="What is on this page.",
    wrapped_items="The list.",
    wrapped_value="The value.",
    limit="How many items to return at most.",
    cursor="Where to continue: the `{next_cursor}` of the page before.",
    next_cursor="Where the next page starts. It is left out on the last page.",
    idempotency_key="The caller's own value for this request: sent again with it, it takes effect once.",
    if_match="The `ETag` of the version that is being changed.",
    etag="The version of what is answered.",
    link="`{name}` feeds “{operation}”.",
    bearer="A token that the identity provider issued, sent as `Authorization: Bearer …`.",
    api_key="The key that the caller was given.",
    oauth2="A token from the authorisation server, which carries the scopes below.",
    problem="What went wrong, as RFC 9457 describes it.",
    problem_type="Names the kind of problem; `about:blank` when the status says it all.",
    problem_title="A short summary of the kind of problem.",
    problem_status="The HTTP status.",
    problem_detail="What went wrong this time.",
    problem_instance="Names this occurrence of the problem.",
    problem_errors="What is wrong with each value that was sent.",
    problem_error="What is wrong with one value.",
    problem_error_detail="What is wrong with it.",
    problem_error_pointer="Where it is in the request, as a JSON Pointer (RFC 6901) in a URI fragment.",
    must_be_valid="It is missing or not in the described form.",
    details={
        "400": "The request is not in the form that is described here.",
        "401": "The caller did not prove who they are.",
        "403": "The caller may not do this.",
        "404": "It does not exist, or the caller may not see it.",
        "409": "It conflicts with the present state.",
        "412": "It was changed in the meantime.",
        "428": "The request must say which version it changes.",
        "429": "There were too many requests.",
        "default": "Something unexpected went wrong.",
    },
    titles={500: "Internal Server Error", 400: "Bad Request", 422: "Unprocessable Content"},
)

KOREAN = Phrases(
    outcome="결과: {outcome}",
    serves="이 기능이 돕는 잡 스토리:",
    customer_story="{when}, {want}. 그래서 {so}.",
    technical_story="{when}, {want}. 그래서 {so}.",
    someone="호출자",
    described_by_name="{name}.",
    server="서비스가 배포된 주소.",
    api="{name} 인터페이스.",
    request_to="‘{do}’ 요청에 필요한 값.",
    request_body="‘{name}’ 요청에 필요한 값.",
    answered="‘{name}’ 응답.",
    created="생성되었다.",
    accepted="접수되었으며 나중에 처리된다.",
    nothing_to_say="처리되었다. 돌려줄 내용은 없다.",
    location="생성된 것을 찾을 수 있는 주소.",
    status_location="진행 상황을 확인할 수 있는 주소.",
    retry_after="다시 시도하기 전에 기다릴 시간(초).",
    challenge="호출자가 누구인지 밝히는 방식.",
    page="목록의 한 페이지.",
    page_of="{things} 목록의 한 페이지.",
    all_of="{things} 전체.",
    items_of="이 페이지에 있는 {things}.",
    page_items="이 페이지에 있는 항목.",
    wrapped_items="목록.",
    wrapped_value="값.",
    limit="한 번에 돌려줄 항목의 최대 개수.",
    cursor="이어서 읽을 위치. 이전 페이지의 `{next_cursor}` 값이다.",
    next_cursor="다음 페이지가 시작되는 위치. 마지막 페이지에는 없다.",
    idempotency_key="호출자가 정한 값. 같은 값으로 다시 보낸 요청은 한 번만 처리된다.",
    if_match="변경하려는 버전의 `ETag`.",
    etag="응답한 내용의 버전.",
    link="`{name}` 값을 ‘{operation}’에 쓸 수 있다.",
    bearer="인증 서버가 발급한 토큰. `Authorization: Bearer …` 형식으로 보낸다.",
    api_key="호출자가 받은 키.",
    oauth2="인가 서버가 발급한 토큰. 아래의 스코프를 담는다.",
    problem="무엇이 잘못되었는지 RFC 9457에 따라 알린다.",
    problem_type="문제의 종류. 상태 코드로 충분하면 `about:blank`이다.",
    problem_title="문제의 종류를 짧게 요약한 말.",
    problem_status="HTTP 상태 코드.",
    problem_detail="이번에 무엇이 잘못되었는지.",
    problem_instance="이번에 일어난 문제를 가리키는 주소.",
    problem_errors="보낸 값마다 무엇이 잘못되었는지.",
    problem_error="값 하나에서 잘못된 점.",
    problem_error_detail="무엇이 잘못되었는지.",
    problem_error_pointer="요청에서의 위치. URI 조각으로 쓴 JSON 포인터(RFC 6901).",
    must_be_valid="값이 없거나 설명된 형식이 아니다.",
    details={
        "400": "요청이 여기에 설명된 형식이 아니다.",
        "401": "호출자가 누구인지 확인할 수 없다.",
        "403": "호출자에게 이 기능을 쓸 권한이 없다.",
        "404": "존재하지 않거나 호출자가 볼 수 없다.",
        "409": "현재 상태와 충돌한다.",
        "412": "그사이에 변경되었다.",
        "428": "어느 버전을 변경하는지 요청에 밝혀야 한다.",
        "429": "요청이 너무 많다.",
        "default": "예상하지 못한 문제가 생겼다.",
    },
    titles={
        400: "잘못된 요청",
        401: "인증 필요",
        403: "권한 없음",
        404: "찾을 수 없음",
        409: "충돌",
        410: "더 이상 없음",
        412: "사전 조건 실패",
        422: "처리할 수 없는 내용",
        428: "사전 조건 필요",
        429: "너무 많은 요청",
        500: "서버 내부 오류",
        503: "서비스를 이용할 수 없음",
    },
)


def phrases_of(language: str) -> Phrases:
    """The phrases of a language tag (`ko`, `ko-KR`); English where there are none."""
    return KOREAN if language.casefold().split("-")[0] == "ko" else ENGLISH
