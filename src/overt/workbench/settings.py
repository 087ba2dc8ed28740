"""How a workbench is served."""

import ipaddress
from typing import Final

import msgspec

from overt.errors import OvertError

_LOOPBACK_NAMES: Final = frozenset({"localhost", "localhost.localdomain", "ip6-localhost"})


class ServeError(OvertError):
    """The workbench cannot be served as asked."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a workbench is served.

    ``accounts``: people sign in. Without, whoever reaches this machine's own address is the one user, and no other
    address is served. ``names`` are further host names under which the workbench may be called. ``secure``: it is
    reached over HTTPS, so that cookies never travel without. ``tiles`` is the address of an own map server, as
    ``https://tiles.example.org/{z}/{x}/{y}.png``. ``sign_off`` is how many people must confirm an incident.
    ``setup_code`` lets whoever started the workbench make its first account.
    """

    host: str = "127.0.0.1"
    port: int = 8731
    accounts: bool = False
    names: tuple[str, ...] = ()
    secure: bool = False
    tiles: str | None = None
    tiles_credit: str = ""
    sign_off: int = 1
    setup_code: str | None = None
    allow_private: bool = False
    user: str = "you"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that address.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0"), is_loopback("desk.example.org")
    (True, True, False, False)
    """
    name = host.strip("[]").lower()
    if name in _LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def checked(settings: Settings) -> Settings:
    """The settings, when they are safe to serve with.

    Raises ServeError for an address that others can reach while there are no accounts.
    """
    if not settings.accounts and not is_loopback(settings.host):
        raise ServeError(
            f"Others can reach {settings.host}, and nobody has to sign in. Serve with --accounts, or on 127.0.0.1."
        )
    if settings.tiles and not settings.tiles.startswith(("https://", "http://")):
        raise ServeError(
            f"{settings.tiles}: a map server has an address, as https://tiles.example.org/{{z}}/{{x}}/{{y}}.png."
        )
    return settings
