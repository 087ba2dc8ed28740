"""Merging gives the same incidents on PostgreSQL as on SQLite, whatever the order of arrival."""

import random
import shutil

import pytest
from benchmarks import synthetic
from invented import add
from told import telling

from overt.incidents import Desk, rebuild, update
from overt.record import open_record

pytestmark = pytest.mark.usefixtures("postgresql")


def all_of(record):
    """Everything that putting together made: incidents, why each report belongs, pairs, what waits for a person."""
    with record.merging() as step:
        reports = step.all_reports()
        links = sorted(step.links_of(reports, 0.0))
        blocks = {key: sorted(its) for key, its in step.blocks()}
    asked = Desk(record, by="mk").proposals(limit=10_000).items
    return {
        "digest": record.version().digest,
        "members": {one.id: record.memberships(one.id) for one in record.incidents(limit=10_000).items},
        "pairs": links,
        "keys": blocks,
        "asked": [(one.left.id, one.right.id, one.score, one.speaks_for, one.speaks_against) for one in asked],
    }


def test_invented_reports_become_the_same_incidents_on_both(tmp_path, empty, new_database):
    shutil.copy(empty, tmp_path / "some.overt")
    with open_record(tmp_path / "some.overt") as ours, open_record(new_database) as theirs:
        for one in (ours, theirs):
            ids = list(synthetic.fill(one, synthetic.generate(250)))
        rebuild(ours)
        chance = random.Random(4)
        chance.shuffle(ids)
        for at in range(0, len(ids), 83):
            with theirs.merging() as step:
                step.wait(ids[at : at + 83])
            update(theirs)
        assert ours.version().incidents > 30
        mine = all_of(ours)
        assert all_of(theirs) == mine
        rebuild(theirs)
        assert all_of(theirs) == mine


def test_decisions_do_the_same_on_both(record, new_database):
    pages = (
        telling("A grain store in Nordhaven burned.", outlet="post.example"),
        telling("Fire at Nordhaven grain store.", outlet="gazette.example", told="2024-05-15"),
        telling("A ferry in Brevik was set on fire.", where="Brevik", when="2024-06-01"),
    )
    with open_record(new_database) as other:
        digests = []
        for one in (record, other):
            add(one, *pages)
            update(one)
            desk = Desk(one, by="mk")
            fire, ferry = (it.id for it in one.incidents(sort="oldest").items)
            made = desk.decide("same", fire, ferry)
            digest = [len(one.incidents().items)]
            desk.undo(made.id)
            desk.split(fire, one.incident(fire).reports[1:])
            rebuild(one)
            digests.append([*digest, len(one.incidents().items), sorted(it.reports for it in one.incidents().items)])
        assert digests[0] == digests[1]
        assert digests[0][:2] == [1, 3]
