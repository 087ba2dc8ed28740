import pytest
from invented import add
from told import fire_twice_and_ferry

from overt.errors import ChangedMeanwhileError, ContradictionError, DecisionError, NotInRecordError, UnknownValueError
from overt.incidents import Desk, rebuild, update


@pytest.fixture
def desk(record):
    add(record, *fire_twice_and_ferry())
    update(record)
    return Desk(record, by="mk")


def ids(desk):
    return [one.id for one in desk.record.incidents(sort="oldest").items]


def test_two_outlets_one_incident(desk):
    first, second = desk.record.incidents(sort="oldest").items
    assert (first.outlets, first.country) == (("gazette.example", "post.example"), "LTU")
    assert (second.outlets, second.country) == (("post.example",), "NOR")


def test_a_decision_outranks_the_machine_and_can_be_taken_back(desk):
    fire, ferry = ids(desk)
    made = desk.decide("same", fire, ferry, reason="one night, one gang")
    (whole,) = desk.record.incidents().items
    assert len(whole.reports) == 3
    assert whole.state == "reviewed"
    assert desk.open(fire).decisions[0].id == made.id
    assert desk.open(ferry).incident.id == whole.id
    rebuild(desk.record)
    assert len(desk.record.incidents().items) == 1
    desk.undo(made.id)
    assert ids(desk) == [fire, ferry]
    assert [one.kind for one in desk.open(fire).decisions] == ["same", "undo"]


def test_reports_are_split_off(desk):
    fire, _ = ids(desk)
    out = desk.record.incident(fire).reports[1:]
    desk.split(fire, out)
    rebuild(desk.record)
    assert desk.record.incidents().total == 3
    with pytest.raises(DecisionError, match="not all"):
        desk.split(fire, desk.record.incident(fire).reports)


def test_of_two_who_decide_at_once_one_is_told(desk):
    fire, _ = ids(desk)
    seen = desk.version().number
    desk.edit(fire, "target", "grain store", expected=seen)
    with pytest.raises(ChangedMeanwhileError, match="Look again") as told:
        Desk(desk.record, by="ob").edit(fire, "target", "barn", expected=seen)
    assert told.value.changed == (fire,)
    assert desk.record.incident(fire).target == "grain store"


def test_a_contradiction_is_asked_about_and_recorded(desk):
    fire, ferry = ids(desk)
    first = desk.decide("different", fire, ferry)
    with pytest.raises(ContradictionError) as told:
        desk.decide("same", fire, ferry)
    assert told.value.earlier == (first.id,)
    second = desk.decide("same", fire, ferry, overrule=True)
    assert second.overrules == (first.id,)
    assert desk.record.incidents().total == 1
    desk.undo(second.id)
    assert desk.record.incidents().total == 2


def test_states_grades_and_withdrawal(desk):
    fire, _ = ids(desk)
    desk.mark(fire, "confirmed")
    assert desk.record.incident(fire).state == "confirmed"
    withdrawn = desk.withdraw(fire, "accident", reason="a cable, the police say")
    assert (desk.record.incident(fire).state, desk.record.incident(fire).withdrawn) == ("withdrawn", "accident")
    desk.undo(withdrawn.id)
    assert desk.record.incident(fire).state == "confirmed"
    desk.grade(outlet="post.example", reliability="B", credibility="2")
    (grade,) = desk.grades(outlet="post.example")
    assert (grade.reliability, grade.by) == ("B", "mk")
    with pytest.raises(UnknownValueError, match="A, B, C, D, E, F"):
        desk.grade(outlet="post.example", reliability="G")


def test_every_change_is_a_version_that_can_be_asked(desk):
    before = desk.version()
    fire, _ = ids(desk)
    desk.edit(fire, "killed", 1)
    after = desk.version()
    assert after.number == before.number + 1
    assert desk.record.incidents_at(before)[fire].killed is None
    assert desk.record.incidents_at(after)[fire].killed == 1
    with pytest.raises(NotInRecordError):
        desk.record.version("99")


def test_pages_of_incidents_are_turned(desk):
    first = desk.record.incidents(limit=1)
    second = desk.record.incidents(limit=1, cursor=first.cursor)
    assert (first.total, second.total, second.cursor) == (2, 2, None)
    assert first.items[0].id != second.items[0].id
