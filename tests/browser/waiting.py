"""Waiting for what a page does, in pages whose Content-Security-Policy forbids to evaluate text.

Playwright's own `wait_for_function` evaluates its text inside of the page once it has to wait.
"""

from playwright.sync_api import Page

LONGEST_MS = 30_000


def until(page: Page, condition: str) -> None:
    """Wait until a JavaScript expression is true, looking at each frame; an error after LONGEST_MS."""
    page.evaluate(f"""() => new Promise((resolve, reject) => {{
        const look = (now) => {{
            if ({condition}) resolve();
            else if (now > begun + {LONGEST_MS}) reject(new Error("It did not become true."));
            else requestAnimationFrame(look);
        }};
        const begun = performance.now();
        look(begun);
    }})""")
