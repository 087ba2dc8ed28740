"""One page from its address, politely: robots.txt, bounds on time and size, no private networks."""

import ipaddress
import socket
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from overt.errors import AddressRefusedError, FetchError
from overt.pages.content import LARGEST, too_large, unpack
from overt.pages.deadline import Deadline
from overt.pages.page import Page

if TYPE_CHECKING:
    import httpx

USER_AGENT = "overt/0.1 (reads single news pages for a research record)"
_SECONDS = 30.0
_HOPS = 5
_ROBOTS_BYTES = 500_000  # as search engines bound it; the rest of a longer file is ignored
_PAGE_TYPES = ("text/", "application/xhtml", "application/xml", "application/gzip", "application/x-gzip")


def is_address(source: str) -> bool:
    """Whether a source is a web address and no path, be it well formed or not.

    >>> is_address("https://example.org/news"), is_address("news/page.html")
    (True, False)
    """
    return source.casefold().startswith(("http://", "https://"))


def fetch(address: str, *, largest: int = LARGEST, allow_private: bool = False, seconds: float = _SECONDS) -> Page:
    """The page at an address, with the time it was captured.

    Redirects are followed and each address on the way is checked like the first. ``seconds`` bounds the whole fetch,
    ``largest`` the bytes. Private and loopback addresses are refused unless ``allow_private``, link-local ones always.
    A name and password in the address are used and not kept. Raises AddressRefusedError for an address that must not
    be fetched and FetchError for one that gave no page.
    """
    import httpx  # here, because reading saved pages must not pay for it

    deadline = Deadline(seconds)
    with (
        httpx.Client(
            headers={"User-Agent": USER_AGENT, "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9"},
            timeout=httpx.Timeout(min(10.0, seconds)),
            follow_redirects=False,
            trust_env=False,
        ) as client,
        deadline.held(),
    ):
        try:
            return _follow(client, address, largest=largest, allow_private=allow_private, deadline=deadline)
        except httpx.HTTPError as error:
            deadline.check(address)
            what = f"The address gave no page ({type(error).__name__}: {error})"
            raise FetchError(address, what, "Try again later, or save the page from a browser") from error
        except httpx.InvalidURL as error:
            raise _malformed(address, error) from error


def _follow(client: "httpx.Client", address: str, *, largest: int, allow_private: bool, deadline: Deadline) -> Page:
    current = address
    for _ in range(_HOPS + 1):
        _check_host(current, allow_private=allow_private)
        _check_robots(client, current, allow_private=allow_private, deadline=deadline)
        with client.stream("GET", current, extensions=deadline.extensions) as response:
            _check_peer(response, current, allow_private=allow_private)
            if response.has_redirect_location:
                current = _joined(current, response.headers["location"])
                continue
            content = _body(response, current, largest=largest, deadline=deadline)
            return Page(
                name=_without_password(address),
                content=unpack(content, name=address, largest=largest),
                url=_without_password(current),
                captured=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
                encoding=response.charset_encoding,
            )
    raise FetchError(
        address, f"The address redirects more than {_HOPS} times", "Open it in a browser and save the page"
    )


def _split(address: str) -> SplitResult:
    """The parts of an address, its port known to be a number that a port can have."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise _malformed(address, error) from error
    return parts


def _joined(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError as error:
        raise _malformed(location, error) from error


def _malformed(address: str, error: Exception) -> FetchError:
    return FetchError(address, f"The address is not well formed ({error})", "Check the address")


def _without_password(address: str) -> str:
    """The address as a record may keep it and hand it on: without the name and password that open it.

    >>> _without_password("https://ada:secret@bell.example:8080/fire?page=2")
    'https://bell.example:8080/fire?page=2'
    """
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _body(response: "httpx.Response", address: str, *, largest: int, deadline: Deadline) -> bytes:
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
        deadline.check(address)
    deadline.check(address)  # a page that the deadline cut off ends like any other
    return bytes(out)


def _check_host(address: str, *, allow_private: bool) -> None:
    """Refuse an address whose host is, or resolves to, a private one."""
    parts = _split(address)
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
    host = ipaddress.ip_address(ip.partition("%")[0])
    if host.is_link_local:
        # No page lives there, but a cloud machine's own keys do, and a redirect could lead to them.
        raise AddressRefusedError(
            address, f"The host is {ip}, a link-local address", "Such addresses are never fetched"
        )
    if not allow_private and not host.is_global:
        what = f"The host is {ip}, an address of a private network or of this machine"
        raise AddressRefusedError(address, what, "Allow it with --allow-private if you mean it")


def _check_robots(client: "httpx.Client", address: str, *, allow_private: bool, deadline: Deadline) -> None:
    """Refuse what the host's robots.txt forbids; a host without one allows everything, a failing one nothing."""
    from protego import Protego

    rules = urlunsplit((*_split(address)[:2], "/robots.txt", "", ""))
    for _ in range(_HOPS + 1):
        _check_host(rules, allow_private=allow_private)
        with client.stream("GET", rules, extensions=deadline.extensions) as response:
            _check_peer(response, rules, allow_private=allow_private)
            if response.has_redirect_location:
                rules = _joined(rules, response.headers["location"])
                continue
            content = _robots(response, address, deadline=deadline)
            break
    else:
        content = b""  # RFC 9309: a file that is nowhere to be had forbids nothing
    if content and not Protego.parse(content.decode("utf-8", errors="replace")).can_fetch(address, USER_AGENT):
        raise AddressRefusedError(address, "The host's robots.txt forbids it", "Save the page from a browser instead")


def _robots(response: "httpx.Response", address: str, *, deadline: Deadline) -> bytes:
    if response.is_server_error:
        what = f"The host's robots.txt cannot be read (it answered {response.status_code})"
        raise FetchError(address, what, "Try again later")
    content = bytearray()
    for piece in response.iter_bytes() if response.is_success else ():
        content += piece
        deadline.check(address)
        if len(content) > _ROBOTS_BYTES:
            break
    return bytes(content)
