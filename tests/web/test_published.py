"""The permanent addresses of published documents: the same bytes for everybody who knows the key."""

import gzip
import hashlib

import pytest
from django.db import DatabaseError
from django.urls import reverse

from seedapp.designs.changes import remove_design
from seedapp.history.changes import Past
from seedapp.history.removal import put_back
from seedapp.specification import changes
from seedapp.specification.models import Document
from seedapp.web.log_lines import JsonLines, TextLines
from seedapp.web.published import bytes_of as keeping
from seedapp.web.published import door

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(team, design, published):
    return changes.open_addresses(design, by=team.owner).key


@pytest.fixture
def document(published):
    return published.documents.get(service_key="loans")


@pytest.fixture
def ask(client):
    """A stranger asks: `ask(address, if_none_match="…")`, by GET unless told otherwise."""

    def asking(address, method="GET", **headers):
        return client.generic(
            method, address, headers={name.replace("_", "-"): one for name, one in headers.items()}
        )

    return asking


@pytest.fixture
def by_version(key, document):
    return reverse("published_by_version", args=[key, "loans", document.version])


@pytest.fixture
def by_hash(key, document):
    return reverse("published_by_hash", args=[key, document.sha256])


@pytest.fixture(params=["by_version", "by_hash"])
def address(request):
    return request.getfixturevalue(request.param)


def told(answer):
    """All of an answer that a cache or a stranger could learn from."""
    apart = {"X-Request-ID"}
    return answer.status_code, answer.content, {k: v for k, v in answer.headers.items() if k not in apart}


def test_the_bytes_are_those_that_were_published(ask, address, document):
    answer = ask(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/yaml")
    assert answer.content.decode() == document.yaml
    assert hashlib.sha256(answer.content).hexdigest() == document.sha256


def test_an_answer_names_the_address_of_its_hash(ask, by_version, by_hash):
    assert ask(by_version)["Content-Location"] == by_hash


def test_caches_may_keep_what_has_the_hash_in_its_address_for_ever(ask, by_version, by_hash):
    assert ask(by_hash)["Cache-Control"] == "public, max-age=31536000, immutable"
    assert ask(by_version)["Cache-Control"] == "public, max-age=300, immutable"


@pytest.mark.parametrize("form", ['"{}"', 'W/"{}"', '"other", W/"{}"', "*", '"{}" , "other"'])
def test_who_has_the_bytes_is_not_sent_them_again(ask, address, document, form):
    answer = ask(address, if_none_match=form.format(document.sha256))
    assert (answer.status_code, answer.content) == (304, b"")
    assert {"ETag", "Cache-Control", "Vary", "Content-Location", "Access-Control-Allow-Origin"} <= set(
        answer.headers
    )


@pytest.mark.parametrize("tag", ['"other"', "", '"', "W/", "{}", 'w/"{}"', '"x*"'])
def test_other_tags_get_the_whole(ask, address, document, tag):
    assert ask(address, if_none_match=tag.format(document.sha256)).status_code == 200


def test_a_conditional_request_costs_one_query(ask, address, document, django_assert_num_queries):
    with django_assert_num_queries(1):
        ask(address, if_none_match=f'"{document.sha256}"')


@pytest.mark.parametrize("accepted", ["gzip", "br, gzip;q=0.5", "GZIP", "deflate , gzip ; q=1"])
def test_who_takes_gzip_gets_it(ask, address, document, accepted):
    answer = ask(address, accept_encoding=accepted)
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content).decode() == document.yaml
    assert int(answer["Content-Length"]) == len(answer.content) < len(document.yaml)


@pytest.mark.hostile(29)
@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q=0.0", "gzipped", "identity, *;q=0"])
def test_who_takes_no_gzip_gets_none(ask, address, document, accepted):
    answer = ask(address, accept_encoding=accepted)
    assert "Content-Encoding" not in answer
    assert answer.content.decode() == document.yaml


def test_packed_and_plain_bytes_have_tags_that_no_cache_mixes_up(ask, address):
    packed, plain = ask(address, accept_encoding="gzip"), ask(address)
    assert packed["ETag"] == f"W/{plain['ETag']}"
    assert packed["Vary"] == plain["Vary"] == "Accept-Encoding"


def test_the_packed_bytes_are_the_same_each_time(ask, address):
    first = ask(address, accept_encoding="gzip").content
    keeping.forget()
    assert ask(address, accept_encoding="gzip").content == first


def test_head_tells_all_but_the_body(ask, address, document):
    answer = ask(address, "HEAD")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer["Content-Length"]) == len(document.yaml.encode())


def test_tools_in_browsers_of_any_site_may_ask(ask, address):
    answer = ask(address, "OPTIONS", origin="https://editor.test", access_control_request_method="GET")
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, "*")
    assert "GET" in answer["Access-Control-Allow-Methods"]
    answer = ask(address, origin="https://editor.test")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_preflight_says_nothing_of_what_is_there(ask, address, key, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert told(ask(address, "OPTIONS")) == told(ask(address.replace(key, "x" * 22), "OPTIONS"))


@pytest.mark.hostile(25)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PURGE"])
def test_documents_are_only_read(ask, address, method):
    answer = ask(address, method)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_whatever_is_wrong_gets_one_and_the_same_answer(
    team, design, ask, key, document, by_version, by_hash
):
    wrong = [
        by_version.replace(key, "A" * 22),
        by_version.replace(key, key[:-1]),
        by_version.replace(key, key.swapcase()),
        by_version.replace("/loans/", "/nothing/"),
        by_version.replace("/loans/", "/loans%00/"),
        by_version.replace(document.version, "9.9.9"),
        by_hash.replace(document.sha256, "0" * 64),
        by_hash.replace(document.sha256, document.sha256.upper()),
        f"/published/{key}/",
        f"/published/{key}/loans/",
        "/published/",
        "/published/%00/%ff/.yaml",
    ]
    answers = [told(ask(one)) for one in wrong]
    changes.close_addresses(design, by=team.owner)
    answers += [told(ask(by_version)), told(ask(by_hash))]
    changes.renew_addresses(design, by=team.owner)
    answers += [told(ask(by_version)), told(ask(by_hash))]
    assert answers == [answers[0]] * len(answers)
    status, body, headers = answers[0]
    assert (status, headers["Cache-Control"], headers["Access-Control-Allow-Origin"]) == (
        404,
        "no-store",
        "*",
    )
    assert key.encode() not in body


def test_closed_addresses_answer_again_when_they_are_opened(team, design, ask, by_version):
    changes.close_addresses(design, by=team.owner)
    changes.open_addresses(design, by=team.owner)
    assert ask(by_version).status_code == 200


def test_the_key_of_one_design_opens_nothing_of_another(team, sample, ask, key, by_version):
    from seedapp.core import coach
    from seedapp.snapshot.restore import restore
    from seedapp.snapshot.take import take

    other = restore(sample, team.workspace, by=team.owner)
    other.services.filter(key="loans").update(version="7.0.0")
    value = take(other)
    changes.publish(other, value=value, findings=coach.check(value), by=team.owner)
    own = changes.open_addresses(other, by=team.owner).key
    seven = reverse("published_by_version", args=[key, "loans", "7.0.0"])
    assert ask(seven).status_code == 404
    assert ask(seven.replace(key, own)).status_code == 200
    assert ask(by_version.replace(key, own)).status_code == 404


HOSTILE = {
    "Host": "evil.test",
    "X-Forwarded-Host": "evil.test",
    "X-Forwarded-Proto": "https",
    "X-Original-URL": "/accounts/",
    "X-Rewrite-URL": "/accounts/",
    "X-HTTP-Method-Override": "DELETE",
    "Forwarded": "host=evil.test",
    "Accept": "text/html",
    "Accept-Language": "ko",
    "Cookie": "django_language=ko; sessionid=x; csrftoken=y",
    "Origin": "https://evil.test",
    "Authorization": "Bearer seed_nothing",
    "Range": "bytes=0-0",
    "If-Modified-Since": "Wed, 01 Jan 2070 00:00:00 GMT",
    "HX-Request": "true",
    "Pragma": "no-cache",
}


@pytest.mark.hostile(29)
@pytest.mark.hostile(29)
@pytest.mark.parametrize("header", HOSTILE)
def test_nothing_else_of_a_request_changes_what_caches_keep(ask, address, header):
    plain = told(ask(address))
    assert told(ask(address, **{header: HOSTILE[header]})) == plain


@pytest.mark.hostile(53)
def test_a_query_changes_nothing(ask, address):
    assert told(ask(f"{address}?callback=alert&utm=1")) == told(ask(address))


def test_who_is_signed_in_gets_what_strangers_get_and_no_cookie(team, ask, address):
    answer = team.client(team.owner).get(address)
    assert told(answer) == told(ask(address))
    assert not answer.cookies and "Set-Cookie" not in answer.headers


def test_a_browser_can_do_nothing_with_it_but_show_it(ask, address):
    answer = ask(address)
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_version_stays_with_what_was_published_under_it_first(design, published, ask, by_version, document):
    """As it could happen before versions were looked at."""
    second = design.revisions.create(number=2, design_file=published.design_file)
    Document.objects.create(
        revision=second,
        service_key="loans",
        name="Loans",
        version=document.version,
        yaml="other",
        sha256="0" * 64,
    )
    assert ask(by_version).content.decode() == document.yaml


def test_what_was_withdrawn_still_answers_those_who_rely_on_it(team, published, ask, address):
    changes.withdraw(published, by=team.owner, reason="Too early")
    assert ask(address).status_code == 200


def test_a_deleted_design_answers_nothing_and_comes_back_where_it_was(team, design, ask, address):
    removal = remove_design(design, by=team.owner)
    assert ask(address).status_code == 404
    put_back(removal, design=Past(removal.design_id, removal.workspace_id), by=team.owner)
    assert ask(address).status_code == 200


def test_a_lost_database_says_try_again(ask, address, monkeypatch):
    def lost(*_given):
        raise DatabaseError

    monkeypatch.setattr(door, "_find", lost)
    answer = ask(address)
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "5", "no-store")


def test_on_https_nothing_is_answered_without(ask, address, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert ask(address).status_code == 301


def test_huge_documents_are_kept_within_bounds(design, published, key, ask, monkeypatch):
    monkeypatch.setattr(keeping._kept, "most", 3_000_000)
    keeping.forget()
    for number in range(4):
        text = f"x: {number}\n" + "".join(f"line{line}: {line * 7919}\n" for line in range(60_000))
        digest = hashlib.sha256(text.encode()).hexdigest()
        Document.objects.create(
            revision=published,
            service_key=f"huge-{number}",
            name="Huge",
            version="1.0.0",
            yaml=text,
            sha256=digest,
        )
        answer = ask(reverse("published_by_hash", args=[key, digest]), accept_encoding="gzip")
        assert gzip.decompress(answer.content).decode() == text
    assert 0 < keeping._kept.weight <= 3_000_000
    keeping.forget()


def test_the_log_tells_the_route_and_never_the_key(ask, address, key, caplog):
    with caplog.at_level("INFO", logger="seedapp.requests"):
        ask(address)
    (line,) = [one for one in caplog.records if one.name == "seedapp.requests"]
    assert line.route.startswith("published/<str:key>/")
    assert key not in str(vars(line) | {"request": None})


@pytest.mark.hostile(25)
@pytest.mark.hostile(44)
@pytest.mark.parametrize("lines", [TextLines(), JsonLines()])
def test_not_even_a_refusal_writes_the_key_down(ask, by_version, key, caplog, lines):
    ask(by_version, "POST")
    ask(f"{by_version}/nothing")
    refused = [lines.format(one) for one in caplog.records if one.name == "django.request"]
    assert len(refused) == 2
    assert key not in "".join(refused)


def test_the_key_is_found_by_its_hash(key, django_assert_num_queries, ask, by_hash):
    """A database compares texts byte by byte: what it compares is nothing that anybody could send."""
    with django_assert_num_queries(1) as asked:
        ask(by_hash, if_none_match="*")
    assert key not in asked.captured_queries[0]["sql"]
