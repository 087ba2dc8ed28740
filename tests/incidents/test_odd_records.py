"""What goes wrong with real pages: each line of it."""

import msgspec
import pytest
from invented import READER, add
from told import telling

from overt.errors import ContradictionError, PageError
from overt.incidents import Desk, update
from overt.reading import Reader

LONG = (
    "Police in Nordhaven said on Tuesday that a grain store of the Brunholm company had been set on fire in the night. "
    "Nobody was hurt. Firefighters from three towns fought the flames until the morning, and two men were seen running "
    "towards the harbour. The mayor asked for calm and said that the store would be built again before the harvest. "
    "Insurers put the loss at four million. A spokesman for the company said that cameras had recorded a grey van."
)


def test_the_same_bytes_by_three_addresses_are_one_page_and_one_report(record):
    page, reading = telling(LONG)
    addresses = ("https://post.example/fire", "https://post.example/fire?from=mail", "https://m.post.example/fire")
    told = []
    with record.run("overt add", READER) as run:
        for url in addresses:
            article = msgspec.structs.replace(reading.article, url=url)
            try:
                record.add(
                    msgspec.structs.replace(page, url=url), msgspec.structs.replace(reading, article=article), run
                )
            except PageError as problem:
                told.append(str(problem))
    update(record)
    (one,) = record.incidents().items
    assert (len(one.reports), one.outlets, one.independent) == (1, ("post.example",), 1)
    # The other addresses are not taken over in silence.
    assert [url for url in addresses[1:] if any(url in line for line in told)] == list(addresses[1:])


def test_the_same_page_by_three_addresses_is_three_outlets_and_one_voice(record):
    add(record, *(telling(LONG, outlet=f"mirror{one}.example") for one in range(3)))
    update(record)
    (one,) = record.incidents().items
    assert (len(one.reports), len(one.outlets), one.independent) == (3, 3, 1)


def test_one_wire_story_in_forty_outlets_is_one_voice(record):
    copies = (
        telling(f"{LONG} Printed in paper {one}.", outlet=f"paper{one}.example", told="2024-05-15") for one in range(40)
    )
    own = telling("The Brunholm grain store in Nordhaven burned down; a guard saw two men.", outlet="own.example")
    add(record, *copies, own)
    update(record)
    (one,) = record.incidents().items
    assert (len(one.outlets), one.independent) == (41, 2)
    stories = Desk(record, by="mk").open(one.id).stories
    assert [len(its) for its in stories.values()] == [40]


def test_forty_copies_do_not_outvote_two_who_asked_for_themselves(record):
    copies = (telling(f"{LONG} {one}", outlet=f"paper{one}.example", killed=1) for one in range(10))
    add(
        record, *copies,
        telling("The Brunholm grain store in Nordhaven burned; two died.", outlet="own.example", killed=2),
        telling("Two dead in the fire of the Brunholm grain store, Nordhaven.", outlet="asked.example", killed=2),
    )  # fmt: skip
    update(record)
    (one,) = record.incidents().items
    assert one.killed == 2
    field = Desk(record, by="mk").open(one.id).fields["killed"]
    assert (field.rule, field.agree) == ("majority", ("asked.example", "own.example"))
    assert len(field.disagree) == 10


def test_an_outlet_that_changes_its_text_keeps_both_and_shows_the_change(record):
    first = telling("Sabotage at the Brunholm grain store in Nordhaven.", type="sabotage", told="2024-05-14")
    later = telling("The Brunholm grain store in Nordhaven: it was arson.", type="arson", told="2024-05-16")
    add(record, first, later)
    update(record)
    (one,) = record.incidents().items
    field = Desk(record, by="mk").open(one.id).fields["type"]
    assert [(told.value, told.published) for told in field.told] == [
        ("sabotage", "2024-05-14"),
        ("arson", "2024-05-16"),
    ]
    assert field.changed
    assert record.status().pages == 2  # both versions stay


def test_a_report_without_place_and_date_joins_nothing(record):
    add(
        record,
        telling("A grain store in Nordhaven burned."),
        telling("A store burned, officials said.", outlet="vague.example", where=None, when=None, told=None),
    )
    update(record)
    assert record.incidents().total == 2
    assert {one.state for one in record.incidents().items} == {"candidate"}
    assert {len(one.reports) for one in record.incidents().items} == {1}


def test_many_reports_without_place_and_date_join_neither_an_incident_nor_each_other(record):
    add(
        record,
        telling("A grain store of the Brunholm company in Nordhaven burned."),
        *(
            telling(words, outlet=f"vague{number}.example", where=None, when=None, told=None)
            for number, words in enumerate(
                ("A store burned, officials said.", "Somewhere flames took a shed.", "Another blaze, it is said.")
            )
        ),
    )
    update(record)
    assert sorted(len(one.reports) for one in record.incidents().items) == [1, 1, 1, 1]


def test_the_same_kind_in_the_same_town_a_week_apart_stays_two(record):
    add(
        record,
        telling("A grain store in Nordhaven burned.", when="2024-05-13"),
        telling("A grain store in Nordhaven burned again.", outlet="b.example", when="2024-05-20", told="2024-05-21"),
    )
    update(record)
    assert record.incidents().total == 2


def test_the_indictment_ten_months_later_joins_the_fire(record):
    add(
        record,
        telling("A store of the Brunholm company in Nordhaven burned.", target="store of the Brunholm company"),
        telling(
            "Two men were charged over the fire at the Brunholm store in Nordhaven in May.", outlet="court.example",
            told="2025-03-10", when="2024-05", target="the Brunholm store", suspect="Two men",
        ),
    )  # fmt: skip
    update(record)
    (one,) = record.incidents().items
    assert (one.time, one.legal_stage, len(one.reports)) == ("2024-05-13", "charged", 2)


def test_what_is_vague_does_not_chain_two_incidents(record):
    add(
        record,
        telling("The Brunholm depot in Nordhaven burned.", when="2024-05-13", target="Brunholm depot"),
        telling(
            "The Brunholm depot in Brevik burned.",
            outlet="b.example",
            where="Brevik",
            when="2024-05-13",
            target="Brunholm depot",
        ),
        telling(
            "A Brunholm depot burned in May.", outlet="c.example", where=None, when="2024-05", target="Brunholm depot"
        ),
    )
    update(record)
    assert record.incidents().total >= 2
    for one in record.incidents().items:
        assert one.country in ("LTU", "NOR", None)
    assert max(len(one.reports) for one in record.incidents().items) <= 2


def test_decisions_hold_when_a_newer_reader_reads_the_pages_again(record):
    one = telling("A grain store in Nordhaven burned.")
    other = telling("A ferry in Brevik burned.", outlet="b.example", where="Brevik", when="2024-06-01")
    add(record, one, other)
    update(record)
    left, right = (it.id for it in record.incidents().items)
    desk = Desk(record, by="mk")
    desk.decide("same", left, right)
    newer = Reader(version="9.9.9")
    with record.run("overt reread", newer) as run:
        for page, reading in (one, other):
            record.add(page, msgspec.structs.replace(reading, reader=newer), run)
    update(record)
    (whole,) = record.incidents().items
    assert len(whole.reports) == 2
    assert desk.open(left).incident.id == whole.id


def test_a_decision_that_contradicts_an_earlier_one_is_asked_about_and_both_stay(record):
    add(
        record,
        telling("A grain store in Nordhaven burned."),
        telling("A ferry in Brevik burned.", outlet="b.example", where="Brevik", when="2024-06-01"),
    )
    update(record)
    left, right = (it.id for it in record.incidents().items)
    first = Desk(record, by="mk").decide("different", left, right, reason="two towns")
    with pytest.raises(ContradictionError, match="by mk"):
        Desk(record, by="ob").decide("same", left, right)
    assert record.incidents().total == 2
    second = Desk(record, by="ob").decide("same", left, right, overrule=True, reason="one gang")
    (whole,) = record.incidents().items
    history = Desk(record, by="mk").open(whole.id).decisions
    assert [(one.id, one.by, one.reason) for one in history] == [
        (first.id, "mk", "two towns"),
        (second.id, "ob", "one gang"),
    ]
    assert second.overrules == (first.id,)


def test_generic_reports_found_nothing_and_may_join(record):
    add(record, telling("Depots burn all over.", where=None, when=None, excluded="generic"))
    update(record)
    assert record.incidents().total == 0


@pytest.mark.parametrize("asked", [{"sort": "up"}, {"cursor": "xx"}, {"type": "fire"}, {"since": "soon"}])
def test_wrong_questions_say_what_would_be_right(record, asked):
    from overt.errors import UnknownValueError

    with pytest.raises(UnknownValueError, match="Known values"):
        record.incidents(**asked)


def test_a_slug_of_a_wire_is_no_headline_where_another_outlet_has_one(record):
    (page, slug), other = telling(LONG, outlet="wire.example"), telling(f"{LONG} It rained.", outlet="post.example")
    article = msgspec.structs.replace(slug.article, title="NORDHAVEN-FIRE/ (UPDATE 2)")
    slug = msgspec.structs.replace(slug, article=article)
    add(record, (page, slug))
    update(record)
    assert record.incidents().items[0].title == "NORDHAVEN-FIRE/ (UPDATE 2)"
    add(record, other)
    update(record)
    (one,) = record.incidents().items
    assert one.title == other[1].article.title
