import shutil
from dataclasses import dataclass

import pytest
from invented import add, article_pages
from litestar.testing import TestClient
from told import fire_twice_and_ferry

from overt.incidents import update
from overt.record import open_record, people
from overt.workbench.app import application
from overt.workbench.settings import Settings


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory):
    """A record of invented articles, two incidents, and one account of each role with a token."""
    file = tmp_path_factory.mktemp("filled") / "filled.overt"
    with open_record(file) as record:
        add(record, *article_pages(), *fire_twice_and_ferry())
        update(record)
    return file


@pytest.fixture
def record(tmp_path, filled_file):
    shutil.copy(filled_file, tmp_path / "news.overt")
    with open_record(tmp_path / "news.overt") as opened:
        yield opened


@pytest.fixture
def client(record):
    """The one user of a machine without accounts."""
    with TestClient(application(record, Settings()), base_url="http://127.0.0.1") as made:
        yield made


@dataclass
class Team:
    """A workbench with accounts, and the token of one person of each role."""

    client: TestClient
    tokens: dict[str, str]

    def get(self, role, path, **more):
        return self.client.get(path, headers=self.headers(role), **more)

    def post(self, role, path, **more):
        return self.client.post(path, headers=self.headers(role) | more.pop("headers", {}), **more)

    def headers(self, role):
        return {"Authorization": f"Bearer {self.tokens[role]}"} if role else {}


@pytest.fixture
def team(record):
    tokens = {}
    with record.writing() as connection:
        for role in people.ROLES:
            person = people.add(connection, name=f"the {role}", role=role, password="a long enough one", by="setup")
            tokens[role] = people.add_token(connection, person, "test")
    settings = Settings(accounts=True, names=("127.0.0.1",))
    with TestClient(application(record, settings), base_url="http://127.0.0.1") as client:
        yield Team(client, tokens)
