"""What decides whether two pages tell of one act beyond their fields: the article, accents, days, accidents."""

import msgspec
import pytest
from invented import add
from told import telling

from overt.incidents import Desk, update
from overt.incidents.calendar import day_without_year
from overt.incidents.commonness import stem
from overt.incidents.comparison import by_hand, compare, kind_of
from overt.incidents.fields import fields
from overt.incidents.profile import profile
from overt.reading import Report
from overt.record.accounts import Account, Words
from overt.spans import Span


def account(number: str, text: str = "", **given: object) -> Account:
    evidence = (Words(start=0, end=len(text), quote=text),) if text else ()
    return Account(
        id=f"r-{number}", reading=f"rd-{number}", page=f"p{number}", text=text, type="arson", evidence=evidence, **given
    )  # type: ignore[arg-type]


def test_outlets_that_drop_the_accents_of_a_name_mean_the_same() -> None:
    assert stem("Kierwiński") == stem("Kierwinski")
    assert stem("Østby") == stem("Ostby")


def test_what_a_page_tells_of_another_act_is_no_part_of_this_one() -> None:
    text = "The Brunholm depot burned. Earlier a kiln at Tarvik and its galley burned, with jerrycans by the quay."
    beside = (text.index("Earlier"), len(text))
    whole, cut = profile(account("1", text)), profile(account("1", text, beside=(beside,)))
    assert "kiln" in whole.article
    assert "kiln" not in cut.article
    assert "tarvik" not in cut.names


def test_the_record_says_which_words_of_a_page_tell_of_other_acts(record) -> None:
    text = "Nordhaven: the depot burned. Brevik saw a fire in May. Both burned for hours."
    page, reading = telling(text)
    other = Span.of(text, text.index("Brevik"), text.index("Both"))
    first = msgspec.structs.replace(reading.reports[0], evidence=(Span.of(text, 0, 28),))
    second = Report(id="r2", type="arson", evidence=(other,), score=0.8)
    total = Report(id="r3", type="arson", evidence=(Span.of(text, text.index("Both"), len(text)),), excluded="generic")
    add(record, (page, msgspec.structs.replace(reading, reports=(first, second, total))))
    with record.merging() as step:
        found = {one.evidence[0].start: one.beside for one in step.accounts(step.all_reports()).values()}
    assert found[0] == ((other.start, other.end),)
    assert found[other.start] == ((0, 28),)


def test_of_two_acts_of_one_sentence_the_one_that_the_page_goes_on_with_leads(record) -> None:
    text = (
        "Two days ago Brevik port shut and Tarvela port stopped too. Finland, and Tarvela with it, waits for answers."
    )
    page, reading = telling(text, where="Brevik")
    (brevik,) = reading.reports
    end = text.index(" and Tarvela")
    brevik = msgspec.structs.replace(brevik, evidence=(Span.of(text, 0, end),))
    at = text.index("Tarvela")
    place = msgspec.structs.replace(brevik.place, start=at, end=at + 7, quote="Tarvela", name="Tarvela", country="FIN")
    tarvela = msgspec.structs.replace(brevik, id="r2", place=place, evidence=(Span.of(text, end, text.index(".")),))
    add(record, (page, msgspec.structs.replace(reading, reports=(brevik, tarvela))))
    with record.merging() as step:
        leads = [one.place.name for one in step.accounts(step.all_reports()).values() if one.leads]
    assert leads == ["Tarvela"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Coffins were sprayed on walls. They were found on June 7 by a baker.", (6, 7)),
        ("The fire of 22 July hurt nobody.", (7, 22)),
        ("The fire hurt nobody, police said on 22 July.", None),
        ("The fire of 22 July 2024 hurt nobody.", None),
        ("Coffins were sprayed on walls. The mayor was born on June 7.", None),
    ],
)
def test_a_day_whose_year_is_not_told(text: str, day: tuple[int, int] | None) -> None:
    assert day_without_year(account("1", text)) == day
    assert day_without_year(account("1", text, edtf="2024-07-22")) is None


def test_a_day_without_its_year_speaks_for_and_against_other_days() -> None:
    undated = profile(account("1", "Coffins were sprayed on walls on June 7."))

    def weight(day: str) -> float:
        other = profile(account("2", "Coffins stood by the tower.", edtf=day, earliest=day, latest=day))
        return sum(one.weight for one in by_hand(undated, other) if one.name == "time")

    assert weight("2024-06-07") > 0
    assert weight("2024-06-01") <= -6


def test_fitted_weights_keep_their_side_and_never_bar() -> None:
    left, right = account("1", "The Brunholm depot of Norvik burned."), account("2", "A ferry sank by a quay.")
    for one in (left, msgspec.structs.replace(left, country="LTU")):
        for other in (right, msgspec.structs.replace(right, type="cyber", country="NOR")):
            hand, fitted = by_hand(profile(one), profile(other)), compare(profile(one), profile(other))
            assert not fitted.barred
            assert [kind_of(it) for it in fitted.features] == [kind_of(it) for it in hand]


def test_an_accident_is_kept_and_does_not_count(record) -> None:
    add(record, telling("The Nordhaven depot burned; it was an accident.", excluded="accident"))
    update(record)
    (only,) = record.incidents().items
    assert (only.state, only.withdrawn) == ("withdrawn", "accident")


def test_what_was_first_called_arson_and_later_an_accident_is_one_incident_that_says_so(record) -> None:
    add(
        record,
        telling("Someone set fire to the Nordhaven depot.", outlet="post.example", told="2024-05-14"),
        telling("The Nordhaven depot burned by chance.", outlet="wire.example", told="2024-06-20", excluded="accident"),
    )
    update(record)
    (only,) = record.incidents().items
    assert only.state == "candidate"
    cause = Desk(record, by="tester").open(only.id).fields["cause"]
    assert [one.value for one in cause.told] == ["on purpose", "accident"]
    assert cause.changed


def test_of_two_waters_the_narrower_is_shown_and_a_street_off_the_map_is_not() -> None:
    def shown(*places: tuple[str, str, float | None, float | None, str | None]) -> object:
        told = [
            account(
                str(at), "A cable was cut.", place=Words(start=0, end=1, quote="A", name=name), precision=precision,
                lat=lat, lon=lon, country=country,
            )
            for at, (name, precision, lat, lon, country) in enumerate(places)
        ]  # fmt: skip
        return fields(told)["place"].shown

    baltic, gulf = ("Baltic Sea", "sea", 58.0, 20.0, None), ("Gulf of Finland", "sea", 59.8, 25.8, None)
    assert shown(baltic, baltic, gulf) == "Gulf of Finland"
    town, street = ("Porto", "city", 41.1, -8.6, "PRT"), ("Harbour Street", "site", None, None, "PRT")
    assert shown(town, town, street) == "Porto"
