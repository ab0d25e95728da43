"""A mail server on this machine, as much of RFC 5321 as it takes: it keeps what it gets, answers as told."""

import threading
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from socketserver import StreamRequestHandler, ThreadingTCPServer


@dataclass
class MailServer:
    """`got` is each letter as (recipients, message); `say(command)` may answer a command otherwise."""

    port: int = 0
    got: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    say: Callable[[str], str] = lambda command: ""
    arrived: threading.Condition = field(default_factory=threading.Condition)

    def wait_for(self, count, seconds=30):
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.got) >= count, seconds), f"{len(self.got)} arrived"


@contextmanager
def mail_server():
    here = MailServer()

    class Handler(StreamRequestHandler):
        def handle(self):
            self.recipients = []
            self.tell("220 here")
            while line := self.rfile.readline():
                command = line.decode("utf-8", "replace").strip()
                verb = command[:4].upper()
                command = verb + command[4:]
                if answer := here.say(command):
                    self.tell(answer)
                elif verb == "DATA":
                    self.take()
                else:
                    if verb == "RCPT":
                        self.recipients.append(command.partition("<")[2].partition(">")[0])
                    self.tell("221 bye" if verb == "QUIT" else "250 ok")
                if verb == "QUIT":
                    return

        def take(self):
            self.tell("354 go on")
            lines = []
            while (line := self.rfile.readline()) not in (b".\r\n", b""):
                lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
            message = message_from_bytes(b"".join(lines), policy=policy.default)
            with here.arrived:
                here.got.append((self.recipients, message))
                here.arrived.notify_all()
            self.recipients = []
            self.tell(here.say("message") or "250 taken")

        def tell(self, line):
            self.wfile.write(f"{line}\r\n".encode())

    ThreadingTCPServer.allow_reuse_address = ThreadingTCPServer.daemon_threads = True
    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        here.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield here
        server.shutdown()
        thread.join()
