"""The gate that every request passes: host, speed, who it is, whose form it is, and what the answer may do."""

import math
import secrets
from collections.abc import Awaitable, Callable
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any, Final

from overt.errors import NewerRecordError, RecordError
from overt.workbench.api.problem import MEDIA_TYPE, refusal
from overt.workbench.people.access import COOKIE, Access, access_of
from overt.workbench.people.limits import Limit
from overt.workbench.render import barred
from overt.workbench.settings import Settings, is_loopback
from overt.workbench.threaded import in_thread

if TYPE_CHECKING:
    from overt.record import Record

# ASGI's own shapes: plain dictionaries and callables.
Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_STATIC: Final = "/static/"


def policy(settings: Settings) -> str:
    """The content security policy: nothing but our own files, no inline script, no frame around us."""
    tiles = "/".join(settings.tiles.split("/", 3)[:3]).replace("{s}", "*") if settings.tiles else ""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: {tiles}; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
    ).replace(" ;", ";")


class Gate:
    """What stands before every handler."""

    def __init__(self, app: ASGIApp, *, record: "Record", settings: Settings) -> None:
        self.app = app
        self.record = record
        self.settings = settings
        # Far more than a person can press; a program that wants more should wait.
        self.limit = Limit(burst=400, per_second=80)
        self.headers = [
            (b"content-security-policy", policy(settings).encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"same-origin"),
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"cross-origin-resource-policy", b"same-origin"),
            (b"x-frame-options", b"DENY"),
            (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through with who is asking in its state, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if not self._called_right(headers.get("host", "")):
            await _refuse(scope, send, 421, "This workbench is not served under that name.")
            return
        if scope["path"].startswith(_STATIC):
            await self.app(scope, receive, self._with_headers(send, None))
            return
        await self._known(scope, receive, send, headers)

    async def _known(self, scope: Scope, receive: Receive, send: Send, headers: dict[str, str]) -> None:
        cookie = _cookie(headers.get("cookie", ""))
        try:
            access = await in_thread(lambda: self._asking(cookie, headers.get("authorization")))
        except RecordError as error:
            await self._out_of_reach(scope, send, error)
            return
        client = scope.get("client")
        who = access.person.id if access.person and self.settings.accounts else str(client[0] if client else "")
        if wait := self.limit.wait(who):
            await _refuse(scope, send, 429, "Too many requests. Wait a moment.", retry=math.ceil(wait))
            return
        fresh = None
        if not access.session and not access.token:
            fresh = secrets.token_urlsafe(32)
            access = Access(person=access.person, session=fresh)
        scope["overt"], scope["user"] = access, access.person
        if scope["method"] not in _SAFE and not access.token and not _from_here(headers):
            await _refuse(scope, send, 403, "This request was sent by another site. Nothing was done.")
            return
        await self.app(scope, receive, self._with_headers(send, fresh))

    def _asking(self, cookie: str | None, authorization: str | None) -> Access:
        # What an older overt shows or writes of a newer record may be wrong: better nothing, and what to do.
        self.record.check_form()
        return access_of(self.record, self.settings, cookie=cookie, authorization=authorization)

    async def _out_of_reach(self, scope: Scope, send: Send, error: RecordError) -> None:
        if scope["path"].startswith("/api/"):
            await _refuse(scope, send, 503, str(error))
            return
        newer = isinstance(error, NewerRecordError)
        title = "This record needs a newer overt" if newer else "The record cannot be reached"
        body = barred(self.settings, self.record.location, status=503, title=title, text=str(error))
        headers = [(b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-store"), *self.headers]
        await send({"type": "http.response.start", "status": 503, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    def _called_right(self, host: str) -> bool:
        """Whether the browser means us: a foreign name that leads here is how other sites reach into this machine."""
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        if is_loopback(name):
            return True
        return self.settings.accounts and (
            name == self.settings.host or not self.settings.names or name in self.settings.names
        )

    def _with_headers(self, send: Send, fresh: str | None) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [*self.headers]
                if fresh:
                    own.append((b"set-cookie", session_cookie(fresh, secure=self.settings.secure).encode()))
                message["headers"] = [*message.get("headers", []), *own]
            await send(message)

        return sending


def session_cookie(secret: str, *, secure: bool) -> str:
    """The cookie that carries a session: no script can read it, no other site can send it."""
    return f"{COOKIE}={secret}; Path=/; HttpOnly; SameSite=Strict{'; Secure' if secure else ''}"


def _cookie(header: str) -> str | None:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(header)
    except Exception:  # noqa: BLE001 - whatever a client sends as a cookie is at worst no cookie
        return None
    return jar[COOKIE].value if COOKIE in jar else None


def _from_here(headers: dict[str, str]) -> bool:
    """Whether a page of ours sent it, as far as the browser says."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")


async def _refuse(scope: Scope, send: Send, status: int, text: str, *, retry: int | None = None) -> None:
    kind, body = b"text/plain; charset=utf-8", text.encode()
    if scope["path"].startswith("/api/"):
        kind, body = MEDIA_TYPE.encode(), refusal(scope["path"], status, text)
    headers = [(b"content-type", kind), (b"x-content-type-options", b"nosniff")]
    if retry is not None:
        headers.append((b"retry-after", str(retry).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
