"""Two people decide about one incident in the same moment, each over a connection of their own."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from invented import add
from told import telling

from overt.errors import ChangedMeanwhileError
from overt.incidents import Desk, update
from overt.record import open_record

PEOPLE = ("mk", "ob", "ts", "rl")


def decide_together(location: str, incident: str, seen: int) -> list[object]:
    """What comes of it for each of four who saw the same version and press the button together."""
    barrier = Barrier(len(PEOPLE))

    def decide(name: str) -> object:
        with open_record(location, create=False) as record:
            barrier.wait(timeout=60)
            try:
                return Desk(record, by=name).edit(incident, "target", f"seen by {name}", expected=seen)
            except ChangedMeanwhileError as told:
                return told

    with ThreadPoolExecutor(len(PEOPLE)) as pool:
        return list(pool.map(decide, PEOPLE))


def one_wins(location: str) -> None:
    with open_record(location) as record:
        add(record, telling("A grain store in Nordhaven burned."))
        update(record)
        (fire,) = record.incidents().items
        came_of_it = decide_together(location, fire.id, record.version().number)
        told = [one for one in came_of_it if isinstance(one, ChangedMeanwhileError)]
        (made,) = [one for one in came_of_it if not isinstance(one, ChangedMeanwhileError)]
        assert [one.changed for one in told] == [(fire.id,)] * (len(PEOPLE) - 1)
        assert record.incident(fire.id).target == f"seen by {made.by}"
        assert [one.id for one in Desk(record, by="mk").open(fire.id).decisions] == [made.id]


def test_one_of_four_wins_and_the_others_are_told(tmp_path, empty):
    shutil.copy(empty, tmp_path / "news.overt")
    one_wins(str(tmp_path / "news.overt"))


@pytest.mark.usefixtures("postgresql")
def test_one_of_four_wins_on_a_server_too(new_database):
    one_wins(new_database)
