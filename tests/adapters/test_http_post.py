"""One POST within limits: to the checked address itself, in bounded time, reading a bounded answer."""

import datetime
import socket
import ssl
import threading
import time

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from seedapp.adapters.http import LOCAL_NETWORKS, NoAnswer, Refused, Rules, post
from seedapp.adapters.http.looking_up import MOST_AT_ONCE
from tests.webhooks.receiver import receiver, saying, secure

pytestmark = pytest.mark.hostile(35, 36)

PROMPT = Rules(networks=LOCAL_NETWORKS, ports=frozenset(), connect_seconds=2, total_seconds=1)


def ask(port, rules=PROMPT):
    return post(f"http://127.0.0.1:{port}/", b"{}", {}, rules)


def test_a_request_arrives_as_it_was_given():
    with receiver() as there:
        answer = post(there.address, b'{"a": 1}', {"Webhook-Id": "msg_1"}, PROMPT)

    [(headers, body)] = there.got
    assert (answer.status, answer.excerpt) == (200, "thanks")
    assert (headers["Webhook-Id"], body) == ("msg_1", b'{"a": 1}')
    assert "Cookie" not in headers


def test_nothing_is_sent_to_this_machine_unless_it_is_allowed():
    with receiver() as there, pytest.raises(Refused):
        post(there.address, b"{}", {}, Rules(ports=frozenset()))

    assert there.got == []


def test_a_name_that_stands_for_this_machine_is_refused_before_anything_is_sent():
    with receiver() as there, pytest.raises(Refused, match=r"127\.0\.0\.1"):
        port = there.address.split(":")[2].split("/")[0]
        rules = Rules(ports=frozenset(), resolve=lambda host, port: ["127.0.0.1"])
        post(f"http://hooks.test:{port}/", b"{}", {}, rules)

    assert there.got == []


def test_a_name_that_changes_its_mind_is_asked_once_and_the_checked_address_is_used():
    asked = []

    def rebinding(host, port):
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.255.255.1"]

    with receiver() as there:
        port = there.address.split(":")[2].split("/")[0]
        post(f"http://hooks.test:{port}/", b"{}", {}, Rules(LOCAL_NETWORKS, frozenset(), resolve=rebinding))

    assert asked == ["hooks.test"]
    assert there.got[0][0]["Host"] == f"hooks.test:{port}"


def test_a_name_that_rebinds_to_this_machine_is_refused_the_next_time():
    answers = iter([["2001:db8::1"], ["127.0.0.1"]])
    rules = Rules(resolve=lambda host, port: next(answers))

    for _ in range(2):
        with pytest.raises(Refused):
            post("https://hooks.test/", b"{}", {}, rules)


def test_a_redirect_is_an_answer_and_is_not_followed():
    with receiver() as inner, receiver(lambda number: (307, {"Location": inner.address}, b"")) as outer:
        answer = post(outer.address, b"{}", {}, PROMPT)

    assert (answer.status, answer.location) == (307, inner.address)
    assert inner.got == []


def test_a_proxy_of_the_environment_is_not_used(monkeypatch):
    with receiver() as proxy, receiver() as there:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.address)
        post(there.address, b"{}", {}, PROMPT)

    assert (len(there.got), proxy.got) == (1, [])


def test_silence_is_cut_off():
    def listen(connection):
        while connection.recv(65_536):
            continue

    with saying(listen) as port:
        began = time.monotonic()
        with pytest.raises(NoAnswer, match="No answer within 1 seconds"):
            ask(port)

    assert time.monotonic() - began < 3


def test_a_status_line_that_drips_is_cut_off_although_each_byte_is_in_time():
    def drip(connection):
        for _ in range(200):
            connection.sendall(b"H")
            time.sleep(0.05)

    with saying(drip) as port:
        began = time.monotonic()
        with pytest.raises(NoAnswer, match="No answer within"):
            ask(port)

    assert time.monotonic() - began < 3


def test_headers_without_end_are_cut_off():
    def endless(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            connection.sendall(b"X-More: " + b"x" * 1000 + b"\r\n")

    with saying(endless) as port, pytest.raises(NoAnswer):
        ask(port)


def test_interim_answers_without_end_are_cut_off():
    def wait_more(connection):
        while True:
            connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")

    with saying(wait_more) as port:
        began = time.monotonic()
        with pytest.raises(NoAnswer):
            ask(port)

    assert time.monotonic() - began < 3


def test_of_an_endless_body_only_the_beginning_is_read():
    def endless(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 100_000)

    with saying(endless) as port:
        answer = ask(port)

    assert (answer.status, len(answer.excerpt)) == (200, 500)


def test_a_compressed_body_is_not_unpacked():
    packed = b"\x1f\x8b\x08\x00\x00\x00\x00\x00"
    with receiver(lambda number: (200, {"Content-Encoding": "gzip"}, packed)) as there:
        assert post(there.address, b"{}", {}, PROMPT).status == 200


def test_an_excerpt_holds_nothing_that_a_database_cannot_keep():
    with receiver(lambda number: (500, {}, b"a\x00b\xff\xed\xa0\x80c")) as there:
        excerpt = post(there.address, b"{}", {}, PROMPT).excerpt

    assert "\x00" not in excerpt
    assert excerpt.encode("utf-8").decode().startswith("ab")


@pytest.mark.parametrize(
    "said", [b"SSH-2.0-OpenSSH\r\n", b"", b"HTTP/1.1 nonsense\r\n\r\n", b"\x15\x03\x01\x00\x02\x02F"]
)
def test_what_is_not_http_is_said_so(said):
    with saying(lambda connection: connection.sendall(said)) as port, pytest.raises(NoAnswer):
        ask(port)


def test_nobody_at_the_door_is_said_so():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(NoAnswer, match="No connection"):
        ask(port)


@pytest.mark.parametrize("name", ["nowhere.invalid", "a" * 70 + ".test", "-"])
def test_an_unknown_name_is_said_so(name):
    def unknown(host, port):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(NoAnswer, match="name in the address is not known"):
        post(f"https://{name}/", b"{}", {}, Rules(resolve=unknown))


@pytest.fixture
def tls(tmp_path):
    """(context of a server for hooks.test, file with the certificate that proves it)."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hooks.test")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("hooks.test")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    proof, secret = tmp_path / "proof.pem", tmp_path / "key.pem"
    proof.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(proof, secret)
    return context, proof


HERE = Rules(LOCAL_NETWORKS, frozenset(), 2, 5, lambda host, port: ["127.0.0.1"])


def test_tls_proves_the_name_although_the_connection_goes_to_an_address(tls, monkeypatch):
    context, proof = tls
    monkeypatch.setenv("SSL_CERT_FILE", str(proof))

    with secure(context) as port:
        assert post(f"https://hooks.test:{port}/", b"{}", {}, HERE).status == 204
        with pytest.raises(NoAnswer, match="not secure"):
            post(f"https://other.test:{port}/", b"{}", {}, HERE)


def test_a_certificate_that_nobody_vouches_for_is_refused(tls, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)

    with secure(tls[0]) as port, pytest.raises(NoAnswer, match="not secure"):
        post(f"https://hooks.test:{port}/", b"{}", {}, HERE)


def test_a_name_that_is_never_found_holds_nobody_up():
    is_over = threading.Event()
    rules = Rules(resolve=lambda host, port: is_over.wait(30) or [], connect_seconds=0.2, total_seconds=1)
    began = time.monotonic()

    with pytest.raises(NoAnswer, match="No answer within 1 seconds"):
        post("https://slow.test/", b"{}", {}, rules)

    is_over.set()
    assert time.monotonic() - began < 5


def test_names_that_are_never_found_do_not_pile_up():
    is_over = threading.Event()
    rules = Rules(resolve=lambda host, port: is_over.wait(30) or [], connect_seconds=0.01, total_seconds=1)

    for number in range(MOST_AT_ONCE + 5):
        with pytest.raises(NoAnswer):
            post(f"https://slow-{number}.test/", b"{}", {}, rules)

    waiting = [one for one in threading.enumerate() if one.name == "look-up"]
    is_over.set()
    for one in waiting:
        one.join(10)
    assert len(waiting) == MOST_AT_ONCE
