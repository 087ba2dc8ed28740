"""A real server over a real record, and the system's Chromium to look at it with."""

import shutil
from pathlib import Path

import pytest
from serving import FLAGS, PASSWORD, demo_record, served

from overt.record import open_record, people

CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo's pages read into a record, with its incidents put together."""
    return demo_record(tmp_path_factory.mktemp("demo") / "demo.overt")


@pytest.fixture
def copy(demo, tmp_path):
    """A copy of the demo's record that a test may write to."""
    return Path(shutil.copyfile(demo, tmp_path / "record.overt"))


@pytest.fixture
def workbench(copy):
    """The workbench of somebody alone, over a record that may be written to."""
    with served(copy) as address:
        yield address


@pytest.fixture(scope="session")
def peopled(demo, tmp_path_factory):
    """The demo's record with one person of each role."""
    path = Path(shutil.copyfile(demo, tmp_path_factory.mktemp("people") / "people.overt"))
    with open_record(path) as record, record.writing() as connection:
        for role in people.ROLES:
            people.add(connection, name=role.title(), role=role, password=PASSWORD, by="test")
    return path


@pytest.fixture
def newsroom(peopled, copy):
    """The workbench with accounts: one person of each role."""
    shutil.copyfile(peopled, copy)
    with served(copy, accounts=True, setup_code="the-code") as address:
        yield address


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
