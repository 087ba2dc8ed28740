"""A real server over a real record, and the system's Chromium to look at it with."""

import re
import shutil
import socket
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from overt.record import open_record, people
from overt.workbench.app import application
from overt.workbench.settings import Settings

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
PASSWORD = "correct horse battery"


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo's pages read into a record, with its incidents put together."""
    from overt.cli.gather import read_dates
    from overt.demo import pages
    from overt.engines import read_many
    from overt.incidents import update
    from overt.pages.sources import find_pages
    from overt.this_reader import reader

    path = tmp_path_factory.mktemp("demo") / "demo.overt"
    with pages() as (folder, dates), open_record(path) as record:
        with record.run("tests", reader()) as run:
            for page, reading in read_many(find_pages([str(folder)], by_name=read_dates(dates))):
                record.add(page, reading, run)
        update(record)
    return path


@pytest.fixture
def copy(demo, tmp_path):
    """A copy of the demo's record that a test may write to."""
    return Path(shutil.copyfile(demo, tmp_path / "record.overt"))


@contextmanager
def served(path, **settings):
    """The workbench over a record, on a port of its own; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with open_record(path, patience=2) as record:
        app = application(record, Settings(port=port, **settings))
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", ws="none", lifespan="on"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield f"http://localhost:{port}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture
def workbench(copy):
    """The workbench of somebody alone, over a record that may be written to."""
    with served(copy) as address:
        yield address


@pytest.fixture
def newsroom(copy):
    """The workbench with accounts: one person of each role, and a way to sign in as each."""
    with open_record(copy) as record, record.writing() as connection:
        for role in people.ROLES:
            people.add(connection, name=role.title(), role=role, password=PASSWORD, by="test")
    with served(copy, accounts=True, setup_code="the-code") as address:
        yield address


class Visitor(httpx.Client):
    """A browser without a screen: keeps cookies, and sends forms with what their pages put into them."""

    def __init__(self, address, **options):
        super().__init__(base_url=address, follow_redirects=True, timeout=30, **options)

    def csrf(self, page="/sign-in"):
        found = re.search(r'(?:name="csrf" value=|"x-csrf": )"(\w+)"', self.get(page).text)
        return found[1] if found else ""

    def send(self, to, page="/", **form):
        return self.post(to, data={"csrf": self.csrf(page), **form})

    def sign_in(self, name, password=PASSWORD):
        return self.send("/sign-in", "/sign-in", name=name, password=password)


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip("needs the system's chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def browser(chromium):
    """A page in a fresh window; whatever the console complains of, or is blocked by the policy, fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    complaints = []
    page.on("console", lambda one: one.type in {"error", "warning"} and complaints.append(one.text))
    page.on("pageerror", lambda one: complaints.append(str(one)))
    page.complaints = complaints
    yield page
    context.close()
    assert complaints == []
