"""Who may work on a record: people, their sessions in a browser, their tokens for programs."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, get_args

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from overt.errors import NotInRecordError, RecordError, UnknownValueError
from overt.record import audit
from overt.record.ids import digest
from overt.record.people_tables import people, sessions, tokens
from overt.record.words import folded

Role = Literal["reader", "reviewer", "editor", "administrator"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)

# As NIST SP 800-63B has it: length, not riddles.
SHORTEST_PASSWORD: Final = 10
LONGEST_PASSWORD: Final = 200
_IDLE: Final = timedelta(hours=12)
_LONGEST: Final = timedelta(days=7)
_SEEN_AGAIN: Final = timedelta(minutes=5)


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who works on the record. A role may do all that the roles before it may."""

    id: str
    name: str
    role: Role
    created: str = ""
    closed: str | None = None

    def may(self, role: Role) -> bool:
        """Whether they have that role or a higher one.

        >>> Person(id="1", name="Ada", role="editor").may("reviewer")
        True
        """
        return ROLES.index(self.role) >= ROLES.index(role)


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """A program's way in, in its owner's name; the secret itself is shown once and kept nowhere."""

    id: str
    label: str
    created: str
    used: str | None
    closed: str | None


def count(connection: Connection) -> int:
    """How many people have an account."""
    return int(connection.scalar(select(func.count()).select_from(people).where(people.c.closed.is_(None))) or 0)


def listed(connection: Connection) -> tuple[Person, ...]:
    """Everybody, by name; those whose account was closed too."""
    return tuple(_person(row) for row in connection.execute(select(people).order_by(people.c.folded)).mappings())


def add(connection: Connection, *, name: str, role: Role, password: str, by: str) -> Person:
    """Make an account. Raises RecordError when the name is taken or empty, or the password too short."""
    name = " ".join(name.split())
    _check(name, role, password)
    if connection.scalar(select(people.c.id).where(people.c.folded == folded(name))):
        raise RecordError(f"{name}: there is an account of that name. Choose another name.")
    person = Person(id=f"u-{secrets.token_hex(6)}", name=name, role=role, created=_now())
    row = {"id": person.id, "name": name, "folded": folded(name), "role": role, "created": person.created}
    connection.execute(insert(people).values(**row, password=_hashed(password)))
    audit.note(connection, by=by, action="person-added", subject=person.id, detail={"name": name, "role": role})
    return person


def _check(name: str, role: str, password: str) -> None:
    if not folded(name) or len(name) > LONGEST_PASSWORD:
        raise RecordError("A name needs letters, at most 200 characters. Type one.")
    if role not in ROLES:
        raise UnknownValueError("role", role, ROLES)
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise RecordError(f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters. Type a longer one.")


def change(connection: Connection, person_id: str, *, role: Role | None, closed: bool | None, by: str) -> Person:
    """Give another role, or close or open an account. The last administrator stays one: raises RecordError."""
    person = one(connection, person_id)
    if role is not None and role not in ROLES:
        raise UnknownValueError("role", role, ROLES)
    loses = person.role == "administrator" and (closed or (role is not None and role != "administrator"))
    if loses and _administrators(connection) <= 1:
        raise RecordError(f"{person.name} is the last administrator. Make somebody else one first.")
    values: dict[str, str | None] = {}
    if role is not None:
        values["role"] = role
    if closed is not None:
        values["closed"] = _now() if closed else None
    connection.execute(update(people).where(people.c.id == person_id).values(**values))
    # Whatever was granted ends at once: the next request of that person must sign in.
    connection.execute(delete(sessions).where(sessions.c.person_id == person_id))
    audit.note(connection, by=by, action="person-changed", subject=person_id, detail=values)
    return one(connection, person_id)


def set_password(connection: Connection, person_id: str, password: str, *, by: str) -> None:
    """Set a new password; every session of the person ends."""
    person = one(connection, person_id)
    _check(person.name, person.role, password)
    connection.execute(update(people).where(people.c.id == person_id).values(password=_hashed(password)))
    connection.execute(delete(sessions).where(sessions.c.person_id == person_id))
    audit.note(connection, by=by, action="password-set", subject=person_id)


def _administrators(connection: Connection) -> int:
    there = select(func.count()).select_from(people).where(people.c.role == "administrator", people.c.closed.is_(None))
    return int(connection.scalar(there) or 0)


def one(connection: Connection, person_id: str) -> Person:
    """The person with that id. Raises NotInRecordError when there is none."""
    row = connection.execute(select(people).where(people.c.id == person_id)).mappings().one_or_none()
    if row is None:
        raise NotInRecordError(f"No person has the id {person_id}.")
    return _person(row)


def check_password(connection: Connection, name: str, password: str) -> Person | None:
    """The person of that name, when the password is theirs. It takes as long when there is nobody of that name."""
    from argon2 import PasswordHasher
    from argon2.exceptions import VerificationError

    row = connection.execute(select(people).where(people.c.folded == folded(name))).mappings().one_or_none()
    known = row is not None and row["closed"] is None
    try:
        PasswordHasher().verify(row["password"] if row is not None else _decoy(), password[: LONGEST_PASSWORD + 1])
    except VerificationError:
        return None
    return _person(row) if known else None


# Sessions


def start_session(connection: Connection, person: Person) -> str:
    """A new session: the secret that the browser carries. Old sessions that ran out are cleared away."""
    secret = secrets.token_urlsafe(32)
    moment = _now()
    connection.execute(delete(sessions).where(sessions.c.created < _ago(_LONGEST)))
    row = {"id": digest(secret), "person_id": person.id, "created": moment, "seen": moment}
    connection.execute(insert(sessions).values(row))
    audit.note(connection, by=person.name, action="signed-in", subject=person.id)
    return secret


def of_session(connection: Connection, secret: str) -> tuple[Person, bool] | None:
    """Whose session it is, and whether it should be noted as seen; ``None`` for one that ran out or never was."""
    wanted = select(people, sessions.c.seen).join(sessions, sessions.c.person_id == people.c.id)
    alive = (sessions.c.seen >= _ago(_IDLE)) & (sessions.c.created >= _ago(_LONGEST)) & people.c.closed.is_(None)
    row = connection.execute(wanted.where(sessions.c.id == digest(secret), alive)).mappings().one_or_none()
    return None if row is None else (_person(row), row["seen"] < _ago(_SEEN_AGAIN))


def seen(connection: Connection, secret: str) -> None:
    """Note that a session is in use."""
    connection.execute(update(sessions).where(sessions.c.id == digest(secret)).values(seen=_now()))


def end_session(connection: Connection, secret: str) -> None:
    """End a session."""
    connection.execute(delete(sessions).where(sessions.c.id == digest(secret)))


# Tokens


def add_token(connection: Connection, person: Person, label: str) -> str:
    """A new token for a program: the secret, which is shown this once."""
    secret = f"overt_{secrets.token_urlsafe(32)}"
    row = {"id": digest(secret), "person_id": person.id, "label": label.strip()[:100] or "token", "created": _now()}
    connection.execute(insert(tokens).values(row))
    audit.note(connection, by=person.name, action="token-added", subject=person.id, detail={"label": row["label"]})
    return secret


def of_token(connection: Connection, secret: str) -> Person | None:
    """Whose token it is."""
    open_ = tokens.c.closed.is_(None) & people.c.closed.is_(None)
    wanted = select(people).join(tokens, tokens.c.person_id == people.c.id).where(tokens.c.id == digest(secret), open_)
    row = connection.execute(wanted).mappings().one_or_none()
    return None if row is None else _person(row)


def tokens_of(connection: Connection, person: Person) -> tuple[Token, ...]:
    """A person's tokens, the newest first."""
    columns = [tokens.c[name] for name in Token.__struct_fields__]
    rows = select(*columns).where(tokens.c.person_id == person.id).order_by(tokens.c.created.desc())
    return tuple(Token(**row) for row in connection.execute(rows).mappings())


def close_token(connection: Connection, person: Person, token_id: str) -> None:
    """Close one's own token. Raises NotInRecordError for anybody else's."""
    own = (tokens.c.id == token_id) & (tokens.c.person_id == person.id)
    if not connection.execute(update(tokens).where(own).values(closed=_now())).rowcount:
        raise NotInRecordError("You have no such token.")
    audit.note(connection, by=person.name, action="token-closed", subject=person.id)


def _person(row: "object") -> Person:
    return Person(**{name: row[name] for name in Person.__struct_fields__})  # type: ignore[index]


def _hashed(password: str) -> str:
    from argon2 import PasswordHasher

    return PasswordHasher().hash(password)


_DECOY: list[str] = []


def _decoy() -> str:
    """A hash of nobody's password, so that an unknown name takes as long as a known one."""
    if not _DECOY:
        _DECOY.append(_hashed(secrets.token_hex(16)))
    return _DECOY[0]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _ago(span: timedelta) -> str:
    return (datetime.now(UTC) - span).isoformat(timespec="seconds")
