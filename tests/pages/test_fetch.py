"""One page from its address, against a real server on loopback."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from overt.errors import AddressRefusedError, FetchError, PageTooLargeError
from overt.pages.fetch import fetch

PAGE = b"<html><body><p>A fire broke out in Ostby.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """A small outlet: an article, a forbidden folder, redirects, a slow and an endless page."""

    robots = b"User-agent: *\nDisallow: /private/\n"

    def do_GET(self) -> None:
        answer = getattr(self, "page" + self.path.strip("/").replace("/", "_").replace(".", "_"), None)
        if answer is None:
            self.send_error(404)
        else:
            answer()

    def answer(self, content: bytes, kind: str = "text/html; charset=utf-8") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(content)

    def pagerobots_txt(self) -> None:
        self.answer(self.robots, "text/plain")

    def pagearticle(self) -> None:
        self.answer(PAGE)

    def pageprivate_article(self) -> None:
        self.answer(PAGE)

    def pagemoved(self) -> None:
        self.redirect("/article")

    def pageloop(self) -> None:
        self.redirect("/loop")

    def pageto_private(self) -> None:
        self.redirect("/private/article")

    def pageto_file(self) -> None:
        self.redirect("file:///etc/hostname")

    def pagepicture(self) -> None:
        self.answer(b"\x89PNG", "image/png")

    def pagelarge(self) -> None:
        self.answer(b"a" * 300_000)

    def pageslow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        stop = threading.Event()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            for _ in range(40):
                self.wfile.write(b"a" * 10)
                self.wfile.flush()
                stop.wait(0.1)

    def redirect(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_comes_with_its_address_and_time_of_capture(site: str):
    page = fetch(f"{site}/article", allow_private=True)
    assert page.content == PAGE
    assert page.url == f"{site}/article"
    assert page.captured
    assert page.captured.endswith("Z")


def test_a_redirect_is_followed_and_the_last_address_kept(site: str):
    assert fetch(f"{site}/moved", allow_private=True).url == f"{site}/article"


def test_loopback_is_refused_unless_allowed(site: str):
    with pytest.raises(AddressRefusedError, match="--allow-private"):
        fetch(f"{site}/article")


@pytest.mark.parametrize("host", ["10.0.0.1", "192.168.1.1", "169.254.169.254", "[::1]", "[fd00::1]", "0.0.0.0"])
def test_private_networks_are_refused(host: str):
    with pytest.raises(AddressRefusedError):
        fetch(f"http://{host}/article")


def test_robots_txt_is_kept(site: str):
    with pytest.raises(AddressRefusedError, match=r"robots\.txt forbids"):
        fetch(f"{site}/private/article", allow_private=True)


def test_a_redirect_into_a_forbidden_folder_is_refused(site: str):
    with pytest.raises(AddressRefusedError, match=r"robots\.txt forbids"):
        fetch(f"{site}/to/private", allow_private=True)


def test_a_redirect_to_a_file_is_refused(site: str):
    with pytest.raises(AddressRefusedError, match="Only http and https"):
        fetch(f"{site}/to/file", allow_private=True)


def test_redirects_are_bounded(site: str):
    with pytest.raises(FetchError, match="redirects more than"):
        fetch(f"{site}/loop", allow_private=True)


def test_a_missing_page_is_explained(site: str):
    with pytest.raises(FetchError, match="404"):
        fetch(f"{site}/nothing", allow_private=True)


def test_a_picture_is_no_page(site: str):
    with pytest.raises(FetchError, match="image/png"):
        fetch(f"{site}/picture", allow_private=True)


def test_the_size_is_bounded(site: str):
    with pytest.raises(PageTooLargeError):
        fetch(f"{site}/large", allow_private=True, largest=100_000)


def test_the_time_is_bounded(site: str):
    with pytest.raises(FetchError):
        fetch(f"{site}/slow", allow_private=True, seconds=0.5)


def test_a_server_that_is_not_there_is_explained():
    with pytest.raises(FetchError, match="gave no page"):
        fetch("http://127.0.0.1:9/article", allow_private=True)


@contextlib.contextmanager
def answering(*answers: bytes, pause: float = 0.0) -> Iterator[str]:
    """An address where a server without manners answers robots.txt with 404 and the rest with these very bytes."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0.1)
    over = threading.Event()

    def serve() -> None:
        while not over.is_set():
            with contextlib.suppress(OSError):
                connection, _ = listening.accept()
                with connection:
                    answer_one(connection)

    def answer_one(connection: socket.socket) -> None:
        if b"/robots.txt" in connection.recv(65_536):
            connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        for answer in answers:
            connection.sendall(answer)
            over.wait(pause)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/article"
    over.set()
    thread.join()
    listening.close()


def test_headers_that_drip_cannot_hold_a_fetch():
    drops = (b"HTTP/1.1 200 OK\r\n", *(b"X-%d: a\r\n" % number for number in range(100)))
    with answering(*drops, pause=0.2) as address:
        began = time.monotonic()
        with pytest.raises(FetchError, match="in time"):
            fetch(address, allow_private=True, seconds=1.0)
        assert time.monotonic() - began < 5


@pytest.mark.parametrize("status", [b"302 Found", b"304 Not Modified", b"300 Multiple Choices"])
def test_a_redirect_that_leads_nowhere_is_explained(status: bytes):
    answer = b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    with answering(answer) as address, pytest.raises(FetchError, match=status[:3].decode()):
        fetch(address, allow_private=True)


@pytest.mark.parametrize("location", [b"http://[bad/", b"http://localhost:99999/"])
def test_a_redirect_to_what_is_no_address_is_explained(location: bytes):
    answer = b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    with answering(answer) as address, pytest.raises(FetchError, match="not well formed"):
        fetch(address, allow_private=True)


@pytest.mark.parametrize("address", ["http://[::1/x", "http://localhost:99999/", "http://a b/", "http://..../"])
def test_what_is_no_address_is_explained(address: str):
    with pytest.raises(FetchError):
        fetch(address, allow_private=True)


@pytest.mark.parametrize("host", ["169.254.169.254", "[fe80::1]"])
def test_link_local_addresses_are_never_fetched(host: str):
    with pytest.raises(AddressRefusedError, match="never fetched"):
        fetch(f"http://{host}/latest", allow_private=True)


def test_a_password_is_used_and_not_kept(site: str):
    page = fetch(site.replace("//", "//ada:secret@") + "/article", allow_private=True)
    assert (page.name, page.url) == (f"{site}/article", f"{site}/article")


def test_robots_txt_is_kept_where_it_has_moved(site: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Site, "pagerobots_txt", lambda self: self.redirect("/rules"))
    monkeypatch.setattr(Site, "pagerules", lambda self: self.answer(self.robots, "text/plain"), raising=False)
    with pytest.raises(AddressRefusedError, match=r"robots\.txt forbids"):
        fetch(f"{site}/private/article", allow_private=True)
    assert fetch(f"{site}/article", allow_private=True).content == PAGE
