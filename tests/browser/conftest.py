"""A real Chromium for the browser tests: nothing outside this machine is asked, no error passes unseen."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse
from playwright.sync_api import expect, sync_playwright

from .open_round import open_review

HERE = Path(__file__).resolve().parent
PICTURES = HERE.parent.parent / "build" / "browser"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong
# No other host has an address, not even one that is written as a number. To stop each request and look at it
# would cost as much as the page itself, and would switch off the browser's cache.
ONLY_THIS_MACHINE = "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"

# Each profile would draw the list below the address bar in two processes of its own, for nobody: half of what
# an empty page costs. The others are what Playwright switches off: only the last such option counts.
SWITCHED_OFF = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup",
    "AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay",
    "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch",
    "TcpPortRandomizationWin", "ThirdPartyStoragePartitioning",
)  # fmt: skip


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.failed_in_browser = report.failed
    return report


@pytest.fixture(scope="session")
def chromium():
    """The machine's Chromium, started once."""
    # Playwright keeps an event loop in this thread, where Django would refuse to touch the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    path = next((found for name in CHROMIUMS if (found := shutil.which(name))), None)
    assert path, "There is no Chromium on this machine: run make test, which installs it."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=[
                *("--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb"),
                f"--host-resolver-rules={ONLY_THIS_MACHINE}",
                f"--disable-features={','.join(SWITCHED_OFF)}",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium, request, django_db_blocker):
    """Opens a page in a browser profile of its own: `new_page(locale="ko", java_script_enabled=False)`."""
    contexts, faults = [], []

    def open_page(**options):
        settings = {"locale": "en", "viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
        context = chromium.new_context(**{**settings, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
        return page

    yield open_page
    if getattr(request.node, "failed_in_browser", False):
        _keep_pictures(contexts, request.node.name)
    for context in contexts:
        context.close()
    with django_db_blocker.unblock():
        _requests_end()
    assert not faults, f"The pages reported errors: {faults}"


def _requests_end() -> None:
    """Wait until nobody answers a page that is closed: PostgreSQL empties no table that is being read.

    A request that is between two of its statements looks as if it were over, so it is looked at a few times.
    """
    if connection.vendor != "postgresql" or connection.connection is None:
        return
    busy = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle'"
    ends, quiet = time.monotonic() + 30, 0
    with connection.cursor() as cursor:
        while quiet < 5 and time.monotonic() < ends:
            cursor.execute(f"{busy} AND pid <> pg_backend_pid()")
            quiet = 0 if cursor.fetchone()[0] else quiet + 1
            time.sleep(0.02)


@pytest.fixture
def page(new_page):
    """One page, in English, 1280 × 800."""
    return new_page()


@pytest.fixture
def opened(live_server, transactional_db, team, design, new_page):
    """Opens a page of the design, signed in as the editor: `opened("interaction", "find-and-borrow")`."""

    def open_page(name, *args, **options):
        page = new_page(**options)
        session = team.client(team.editor).cookies["sessionid"]
        page.context.add_cookies([{"name": "sessionid", "value": session.value, "url": live_server.url}])
        page.goto(live_server.url + reverse(name, args=[design.workspace.slug, design.slug, *args]))
        return page

    return open_page


@pytest.fixture
def review(team, design, live_server, new_page):
    """An open round; `review("review_goals", …)` opens a page of it for Gil, who has joined."""
    return open_review(team, design, live_server, new_page)


def _keep_pictures(contexts, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    pages = [page for context in contexts for page in context.pages]
    for number, page in enumerate(pages, 1):
        page.screenshot(path=PICTURES / f"{name.replace('/', '_')}-{number}.png", full_page=True)
