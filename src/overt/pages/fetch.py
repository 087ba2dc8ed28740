"""One page from its address, politely: robots.txt, bounds on time and size, no private networks."""

import ipaddress
import socket
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

from overt.errors import AddressRefusedError, FetchError
from overt.pages.content import LARGEST, too_large, unpack
from overt.pages.page import Page

if TYPE_CHECKING:
    import httpx

USER_AGENT = "overt/0.1 (reads single news pages for a research record)"
_SECONDS = 30.0
_HOPS = 5
_ROBOTS_BYTES = 500_000  # as search engines bound it; the rest of a longer file is ignored
_PAGE_TYPES = ("text/", "application/xhtml", "application/xml", "application/gzip", "application/x-gzip")


def is_address(source: str) -> bool:
    """Whether a source is a web address and no path.

    >>> is_address("https://example.org/news"), is_address("news/page.html")
    (True, False)
    """
    return urlsplit(source).scheme in {"http", "https"}


def fetch(address: str, *, largest: int = LARGEST, allow_private: bool = False, seconds: float = _SECONDS) -> Page:
    """The page at an address, with the time it was captured.

    Redirects are followed and each address on the way is checked like the first. ``seconds`` bounds the whole fetch,
    ``largest`` the bytes. Private, loopback and link-local addresses are refused unless ``allow_private``. Raises
    AddressRefusedError for an address that must not be fetched and FetchError for one that gave no page.
    """
    import httpx  # here, because reading saved pages must not pay for it

    until = time.monotonic() + seconds
    with httpx.Client(
        headers={"User-Agent": USER_AGENT, "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9"},
        timeout=httpx.Timeout(min(10.0, seconds)),
        follow_redirects=False,
        trust_env=False,
    ) as client:
        try:
            return _follow(client, address, largest=largest, allow_private=allow_private, until=until)
        except httpx.HTTPError as error:
            what = f"The address gave no page ({type(error).__name__}: {error})"
            raise FetchError(address, what, "Try again later, or save the page from a browser") from error
        except httpx.InvalidURL as error:
            raise FetchError(address, f"The address is not well formed ({error})", "Check the address") from error


def _follow(client: "httpx.Client", address: str, *, largest: int, allow_private: bool, until: float) -> Page:
    current = address
    for _ in range(_HOPS + 1):
        _check_host(current, allow_private=allow_private)
        _check_robots(client, current, until=until)
        with client.stream("GET", current) as response:
            _check_peer(response, current, allow_private=allow_private)
            if response.is_redirect:
                current = urljoin(current, response.headers["location"])
                continue
            content = _body(response, current, largest=largest, until=until)
            return Page(
                name=address,
                content=unpack(content, name=address, largest=largest),
                url=current,
                captured=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
                encoding=response.charset_encoding,
            )
    raise FetchError(
        address, f"The address redirects more than {_HOPS} times", "Open it in a browser and save the page"
    )


def _body(response: "httpx.Response", address: str, *, largest: int, until: float) -> bytes:
    if response.status_code != 200:
        what = f"The server answered {response.status_code} {response.reason_phrase}"
        raise FetchError(address, what, "Open it in a browser and save the page")
    kind = response.headers.get("content-type", "text/html").lower()
    if not kind.startswith(_PAGE_TYPES):
        raise FetchError(address, f"The server sent {kind}, not a page", "Name the address of an article")
    out = bytearray()
    for piece in response.iter_bytes():
        out += piece
        if len(out) > largest:
            raise too_large(address, largest=largest)
        _check_time(address, until)
    return bytes(out)


def _check_time(address: str, until: float) -> None:
    if time.monotonic() > until:
        raise FetchError(address, "The page did not arrive in time", "Try again later, or save it from a browser")


def _check_host(address: str, *, allow_private: bool) -> None:
    """Refuse an address whose host is, or resolves to, a private one."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise AddressRefusedError(address, "Only http and https addresses are fetched", "Check the address")
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 0, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(address, "The host name is not known", "Check the address and the network") from error
    for *_, sockaddr in found:
        _check_ip(address, str(sockaddr[0]), allow_private=allow_private)


def _check_peer(response: "httpx.Response", address: str, *, allow_private: bool) -> None:
    """Refuse an answer that came from a private host after all: a name can resolve differently twice."""
    peer = response.extensions["network_stream"].get_extra_info("server_addr")
    if peer:
        _check_ip(address, str(peer[0]), allow_private=allow_private)


def _check_ip(address: str, ip: str, *, allow_private: bool) -> None:
    if not allow_private and not ipaddress.ip_address(ip.partition("%")[0]).is_global:
        what = f"The host is {ip}, an address of a private network or of this machine"
        raise AddressRefusedError(address, what, "Allow it with --allow-private if you mean it")


def _check_robots(client: "httpx.Client", address: str, *, until: float) -> None:
    """Refuse what the host's robots.txt forbids; a host without one allows everything, a failing one nothing."""
    from protego import Protego

    parts = urlsplit(address)
    rules = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
    with client.stream("GET", rules) as response:
        if response.is_server_error:
            what = f"The host's robots.txt cannot be read (it answered {response.status_code})"
            raise FetchError(address, what, "Try again later")
        content = bytearray()
        if response.is_success:
            for piece in response.iter_bytes():
                content += piece
                _check_time(address, until)
                if len(content) > _ROBOTS_BYTES:
                    break
    if content and not Protego.parse(content.decode("utf-8", errors="replace")).can_fetch(address, USER_AGENT):
        raise AddressRefusedError(address, "The host's robots.txt forbids it", "Save the page from a browser instead")
