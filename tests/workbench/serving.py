"""The workbench, really served, and a visitor without a screen."""

import re
import socket
import threading
import time
from contextlib import contextmanager

import httpx
import uvicorn

from overt.record import open_record
from overt.workbench.app import application
from overt.workbench.settings import Settings

PASSWORD = "correct horse battery"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


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


class Visitor(httpx.Client):
    """A browser without a screen: keeps cookies, and sends forms with what their pages put into them."""

    def __init__(self, address, **options):
        super().__init__(base_url=address, follow_redirects=True, timeout=30, **options)

    def csrf(self, page="/sign-in"):
        found = re.search(r'(?:name="csrf" value=|"x-csrf": )"(\w+)"', self.get(page).text)
        return found[1] if found else ""

    def submit(self, to, page="/history", **form):
        return self.post(to, data={"csrf": self.csrf(page), **form})

    def sign_in(self, name, password=PASSWORD):
        return self.submit("/sign-in", "/sign-in", name=name, password=password)


def demo_record(path):
    """The demo's pages read into a record, with its incidents put together."""
    from overt.cli.gather import read_dates
    from overt.demo import pages
    from overt.engines import read_many
    from overt.incidents import update
    from overt.pages.sources import find_pages
    from overt.this_reader import reader

    with pages() as (folder, dates), open_record(path) as record:
        with record.run("tests", reader()) as run:
            for page, reading in read_many(find_pages([str(folder)], by_name=read_dates(dates))):
                record.add(page, reading, run)
        update(record)
    return path
