"""The reference page of webhooks: what is sent, in which form, and every topic."""

from __future__ import annotations

from .pace import MOST_ATTEMPTS
from .topics import TEST_TOPIC, TOPICS

_PAGE = """\
# Webhooks

A webhook sends what the journal of a workspace tells, as it is written, to an address of yours. Owners
add webhooks on the pages of their workspace (*Webhooks*), or through the REST API. [How to receive
them](../how-to/receive-webhooks.md) shows a receiver that checks signatures.

## A message

One `POST` with a JSON body in UTF-8. Names and signature follow [Standard
Webhooks](https://www.standardwebhooks.com) 1.0.0, so its libraries check them.

| header | value |
|---|---|
| `Content-Type` | `application/json` |
| `User-Agent` | `SEED-Workbench-Webhooks/1` |
| `Webhook-Id` | the id of the message; the same at each attempt, and when it is sent once more by hand |
| `Webhook-Timestamp` | when this attempt was made, in seconds since 1970 (UTC) |
| `Webhook-Signature` | see below |

A signature is `v1,` and the HMAC-SHA256, in base64, of `id.timestamp.body` under the secret. For 24 hours
after a secret was renewed there are two of them, with a space between.

| member of the body | value |
|---|---|
| `version` | 1; members may come without a new one, but none goes or changes its meaning |
| `id` | as in the header |
| `type` | the topic |
| `timestamp` | when the change was made (RFC 3339, UTC) |
| `data.workspace` | the workspace, as in its address |
| `data.design` | `id`, `slug`, `title` (the latter null once it is deleted); null for the workspace itself |
| `data.number` | the number of the change in the journal of the design: 1, 2, 3, … |
| `data.by` | the name of who did it |
| `data.target` | the thing as people know it: `actor:weekend-builder` |
| `data.thing` | the thing whatever it is called: `actors.actor:7`; empty for some old changes |
| `data.row_version` | the version that the thing has since, as in its ETag; null where it has none |
| `data.title` | what the thing is called |
| `data.before`, `data.after` | the thing before and after, or null; of a deletion, its own columns |
| `data.left_out` | `["before", "after"]` when the message would be larger than 256 KiB, else empty |

```json
{
  "version": 1,
  "id": "msg_0f6d3c5b2a1948e7b6c5d4e3f2a1b0c9",
  "type": "actors.edited",
  "timestamp": "2027-02-28T23:59:59.120Z",
  "data": {
    "workspace": "shed",
    "design": {"id": 3, "slug": "tool-shed", "title": "Tool shed"},
    "number": 42,
    "by": "Dana",
    "target": "actor:weekend-builder",
    "thing": "actors.actor:7",
    "row_version": 5,
    "title": "Weekend builder",
    "before": {"name": "Builder"},
    "after": {"name": "Weekend builder"},
    "left_out": []
  }
}
```

## What is promised

- **Nothing is lost.** A change is in the journal or it was not made; the worker reads the journal on from
  where it was, also after it was killed.
- **In order.** Messages of one design arrive by number. One that fails holds up those behind it, until it
  arrives or an owner skips it.
- **At least once.** A message comes a second time when the worker died, or the connection broke, after it
  was sent and before that was written down: with the same id. Remember the ids that you have seen.
- **{attempts} attempts** within about two days: at once, then after 5 seconds, 1, 5 and 30 minutes, 2, 5,
  10, 12 and 12 hours, each a fifth more or less; `Retry-After` is heeded. Then the webhook is switched
  off, and its owners get a mail. Switched on again, it sends what was missed, or goes on from now: an
  owner chooses.
- Any status from 200 to 299 is a success, everything else a failure. Redirects are not followed. `410`
  switches the webhook off at once.
- An answer must come within 15 seconds. Of its body the first 500 characters are kept, for the log.
- The log is kept for 30 days.

## Where webhooks may go

Only to addresses of the open internet, on the ports 80, 443, 8080 and 8443, by http or https, without a
name or a password in the address. The name is looked up for each attempt, every address it stands for is
checked, and the connection goes to the checked address itself. [Settings](../how-to/settings.md) may
allow local networks and other ports.

## Topics

Names are stable. `{test}` is what the button *Send a test* sends.

| topic | when |
|---|---|
{rows}
"""


def webhooks_reference() -> str:
    """The page as Markdown."""
    rows = "\n".join(f"| `{topic}` | {words} |" for topic, words in TOPICS.items())
    parts = {"{attempts}": str(MOST_ATTEMPTS), "{test}": TEST_TOPIC, "{rows}": rows}
    page = _PAGE
    for name, value in parts.items():
        page = page.replace(name, value)
    return page
