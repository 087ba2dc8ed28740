"""A PostgreSQL server of our own, in a folder, reached through a socket in that folder."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

PLACES = (*os.environ.get("PATH", "").split(":"), *map(str, Path("/usr/lib/postgresql").glob("*/bin")))


def program(name: str) -> str | None:
    return shutil.which(name, path=":".join(PLACES))


def missing() -> str | None:
    """Why no server can be started here, or None when one can."""
    if not (program("initdb") and program("pg_ctl")):
        return "PostgreSQL is not installed here: its dialect is NOT tested"
    if os.geteuid() == 0 and not _other_user():
        return "there is no user postgres to run a server as: the dialect of PostgreSQL is NOT tested"
    return None


def _other_user() -> str | None:
    """The user that the server runs as; it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return None


@contextmanager
def running(folder: Path):
    """A running server; yields the address of one of its databases by name."""
    user = _other_user()
    data = folder / "data"
    if user:
        shutil.chown(folder, user)

    def run(*command: str) -> None:
        done = subprocess.run(
            command, user=user, cwd=folder, capture_output=True, text=True, timeout=120, env={"PATH": ":".join(PLACES)}
        )
        assert done.returncode == 0, done.stdout + done.stderr

    control = program("pg_ctl")
    run(program("initdb"), "-D", str(data), "-U", "overt", "-A", "trust", "--no-sync", "-E", "UTF8")
    settings = f"-c listen_addresses='' -c fsync=off -k {folder}"
    # Its output goes to a file: a pipe would stay open as long as the server runs.
    run(control, "-D", str(data), "-o", settings, "-l", str(folder / "log"), "-w", "start")
    try:
        yield lambda name: f"postgresql://overt@/{name}?host={folder}"
    finally:
        run(control, "-D", str(data), "-m", "immediate", "-w", "stop")


@contextmanager
def started():
    """A running server in a folder of its own, whose path is short, as that of a socket must be."""
    with tempfile.TemporaryDirectory(prefix="overt-pg-") as folder:
        Path(folder).chmod(0o755)
        with running(Path(folder)) as address:
            yield address


def new_database(address, name: str) -> str:
    """The address of a database of that name, made empty."""
    import psycopg

    with psycopg.connect(address("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return address(name)
