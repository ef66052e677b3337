"""A real browser on the real application: the examples ingested, served on a free port.

``visit`` opens pages and records every request, policy violation and console message; a test that
used it fails if a page asked another host or complained. Chromium or Chrome must be on the PATH.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote, urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from api.app import create_app
from api.settings import Settings
from kg.ingest import Library, documents_in

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parents[2] / "examples"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
VIOLATIONS = """
window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.__violations.push(event.violatedDirective + " " + event.blockedURI));
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Site:
    """The running application and what it holds."""

    address: str
    library: Library
    documents: dict[str, str] = field(default_factory=dict)

    def url(self, path: str) -> str:
        return self.address + path

    def page_of(self, number: str, prefix: str = "/van-ban/") -> str:
        return self.url(prefix + quote(self.documents[number], safe="/~"))


@dataclass
class Visitor:
    """Opens pages and remembers what they did."""

    context: BrowserContext
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    def page(self) -> Page:
        page = self.context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._heard)
        self.pages.append(page)
        return page

    def open(self, url: str) -> Page:
        page = self.page()
        page.goto(url, wait_until="load")
        return page

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def foreign(self) -> list[str]:
        own = urlsplit(self.address).netloc
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in ("data", "blob", "file") and urlsplit(url).netloc != own
        ]

    def close(self) -> None:
        for page in self.pages:
            if not page.is_closed():
                self.violations += page.evaluate("window.__violations || []")
        self.context.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail(
            "These tests need Chromium or Chrome on the PATH: install it with your system's "
            "package manager, for example `apt-get install chromium`.",
            pytrace=False,
        )
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with Library.open(tmp_path_factory.mktemp("browser") / "store") as library:
        for path in documents_in([EXAMPLES]):
            library.ingest(path)
        library.publish()
        yield from serve(library)


def serve(library: Library) -> Iterator[Site]:
    """Serve a library on a free port until the caller is done."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(library, Settings()), log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started, "the server did not start"
    site = Site(f"http://127.0.0.1:{listening.getsockname()[1]}", library)
    site.documents = {one.id_local or one.id: one.id for one in library.documents(limit=1000)}
    yield site
    server.should_exit = True
    thread.join(timeout=30)
    listening.close()


@pytest.fixture
def empty_site() -> Iterator[Site]:
    with Library.open(None) as library:
        yield from serve(library)


@pytest.fixture
def scheme() -> Literal["light", "dark"]:
    return "light"


@pytest.fixture
def width() -> int:
    return 1366


@pytest.fixture
def script() -> bool:
    return True


@pytest.fixture
def visit(
    browser: Browser, site: Site, scheme: Literal["light", "dark"], width: int, *, script: bool
) -> Iterator[Visitor]:
    context = browser.new_context(
        viewport={"width": width, "height": 768 if width > 600 else 844},
        color_scheme=scheme,
        java_script_enabled=script,
        locale="vi-VN",
    )
    context.set_default_timeout(10_000)
    if script:
        context.add_init_script(VIOLATIONS)
    visitor = Visitor(context, site.address)
    yield visitor
    if script:
        visitor.close()
    else:
        context.close()
    assert visitor.foreign() == []
    assert visitor.violations == []
    assert [text for text in visitor.complaints if "status of 4" not in text] == []
