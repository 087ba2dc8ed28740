import pytest
import server


@pytest.fixture(scope="session")
def postgresql():
    """A PostgreSQL server of our own: the address of one of its databases by name."""
    if server.missing():
        pytest.skip(str(server.missing()))
    with server.started() as address:
        yield address


@pytest.fixture
def new_database(postgresql, request):
    return server.new_database(postgresql, f"record_{abs(hash(request.node.name))}")
