import tempfile
from pathlib import Path

import pytest
import server


@pytest.fixture(scope="session")
def postgresql():
    """A PostgreSQL server of our own: the address of one of its databases by name."""
    if server.missing():
        pytest.skip(str(server.missing()))
    # A socket's path must be short, shorter than pytest's folders are.
    with tempfile.TemporaryDirectory(prefix="overt-pg-") as folder:
        Path(folder).chmod(0o755)
        with server.running(Path(folder)) as address:
            yield address


@pytest.fixture
def new_database(postgresql, request):
    import psycopg

    name = f"record_{abs(hash(request.node.name))}"
    with psycopg.connect(postgresql("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return postgresql(name)
