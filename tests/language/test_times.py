"""Times: every rule by its example, and what holds for any text."""

import time as clock
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as some

from overt.language.annotated import TimeExpression
from overt.language.time_grammar import Rule, rules
from overt.language.times import RESOLVERS, day_of, find_times

PUBLISHED = "2025-04-05"  # a Saturday


def one(text: str, published: str | None = PUBLISHED) -> TimeExpression:
    found = find_times(text, published=published)
    assert len(found) == 1, [(each.span.quote, each.value) for each in found]
    return found[0]


def last(text: str, published: str | None = PUBLISHED) -> TimeExpression:
    return find_times(text, published=published)[-1]


def edtf(text: str, published: str | None = PUBLISHED) -> str | None:
    found = one(text, published).time
    return None if found is None else found.edtf


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_reads_its_example(rule: Rule) -> None:
    start, end = rule.example.index("["), rule.example.index("]") - 1
    text = rule.example.replace("[", "").replace("]", "")
    [found] = [each for each in find_times(text, published=rule.published) if each.span.start == start]
    got = found.time
    assert found.span.end == end
    assert (found.type, found.value) == (rule.type, rule.value)
    assert (None if got is None else (got.edtf, got.earliest, got.latest)) == (
        (rule.edtf, rule.earliest, rule.latest) if rule.edtf else None
    )
    assert got is None or got.rule.split("+")[0] == rule.id


def test_every_rule_has_its_resolver() -> None:
    assert set(RESOLVERS) == {rule.id for rule in rules()}


def test_every_edtf_of_the_rules_is_valid() -> None:
    for rule in rules():
        if rule.edtf:
            parse_edtf(rule.edtf)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mast was felled last month.", "2025-03"),
        ("Last year two cables broke.", "2024"),
        ("It closed in 2022.", "2022"),
        ("It burned in early May.", "2024-05"),
        ("It burned in mid-2024.", "2024"),
        ("It burned two weeks ago.", "2025-03-17/2025-03-23"),
        ("The ministers met on Friday.", "2025-04-04"),
        ("The ministers will meet on Friday.", "2025-04-11"),
        ("On Friday, the ministers will meet again.", "2025-04-11"),
        ("It burned on 12 April 2024.", "2024-04-12"),
        ("He was held on Nov. 5.", "2024-11-05"),
        ("He was held on the night of 30 April to 1 May.", "2024-04-30/2024-05-01"),
        ("It burned about two years ago.", "2023~"),
        ("Drones came over on Easter Monday.", "2024-04-01"),
    ],
)
def test_a_phrase_in_its_clause(text: str, expected: str) -> None:
    assert edtf(text) == expected
    parse_edtf(expected)


def test_since_opens_the_interval_and_publication_bounds_it() -> None:
    found = one("Nine cables have broken since 2022.")
    assert found.value == "2022"
    assert found.time is not None
    assert (found.time.edtf, found.time.earliest, found.time.latest) == ("2022/..", "2022-01-01", PUBLISHED)


def test_late_narrows_the_interval_and_keeps_the_decade() -> None:
    found = one("It was built in the late 1990s.").time
    assert found is not None
    assert (found.edtf, found.earliest, found.latest, found.rule) == (
        "199X", "1995-01-01", "1999-12-31", "early-late+late",
    )  # fmt: skip


def test_earlier_this_year_ends_with_publication() -> None:
    found = one("A depot burned earlier this year.").time
    assert found is not None
    assert (found.edtf, found.latest) == ("2025", PUBLISHED)


def test_a_figure_above_twelve_settles_the_order_of_the_others() -> None:
    found = find_times("Filed 25/04/2024, amended 03/05/2024.", published=None)
    assert [each.time.edtf for each in found if each.time] == ["2024-04-25", "2024-05-03"]


def test_a_date_that_can_be_read_two_ways_is_left_out() -> None:
    assert find_times("Filed 03/04/2024.", published=PUBLISHED) == ()


def test_without_publication_a_relative_phrase_has_a_value_but_no_interval() -> None:
    found = one("It burned last month.", published=None)
    assert found.value == "XXXX-XX"
    assert found.time is None


def test_without_publication_an_explicit_date_stands() -> None:
    assert edtf("It burned on 9 May 2024.", published=None) == "2024-05-09"


def test_without_publication_a_day_counts_from_a_dated_one_in_the_text() -> None:
    found = last("The first fire was on 9 May 2024. The second was on 12 May.", published=None).time
    assert found is not None
    assert (found.edtf, found.anchor) == ("2024-05-12", "text")


def test_a_month_alone_without_anything_to_count_from_has_no_interval() -> None:
    assert one("It burned in May.", published=None).time is None


def test_a_year_later_counts_from_the_date_told_before() -> None:
    found = last("He was hired on 3 May 2021. A year later he was held.").time
    assert found is not None
    assert (found.edtf, found.anchor) == ("2022", "previous")


def test_days_cannot_be_counted_from_a_month() -> None:
    assert last("He was hired in May 2021 and held three days later.").time is None


@pytest.mark.parametrize("text", ["Theresa May spoke.", "Ms. April Holt left.", "It may rain.", "Jan Tervel left."])
def test_a_name_is_no_month(text: str) -> None:
    assert find_times(text, published=PUBLISHED) == ()


@pytest.mark.parametrize("text", ["A 17-year-old boy was held.", "He is 42 years old.", "A boy aged 17 was held."])
def test_an_age_is_no_length_of_time(text: str) -> None:
    assert find_times(text, published=PUBLISHED) == ()


@pytest.mark.parametrize("text", ["It cost $2024.", "Some 1998 troops left.", "They lost 3:15 on penalties."])
def test_a_figure_that_counts_something_is_no_time(text: str) -> None:
    assert find_times(text, published=PUBLISHED) == ()


@pytest.mark.parametrize("text", ["It burned on 31 February 2024.", "Filed 2024-13-40.", "Filed 45.13.2024."])
def test_a_day_that_no_calendar_has_gives_no_such_day(text: str) -> None:
    assert all(each.time is None or len(each.time.edtf) < 10 for each in find_times(text, published=PUBLISHED))


def test_the_parse_tells_what_is_to_come() -> None:
    from overt.language.parse import parse

    text = "The court meets to hear him; officials who spoke said the hearing will open on Monday."
    [found] = find_times(text, published=PUBLISHED, doc=parse(text))
    assert found.time is not None
    assert found.time.edtf == "2025-04-07"


def test_a_text_without_times_gives_none() -> None:
    assert find_times("Nobody was hurt.", published=PUBLISHED) == ()


@pytest.mark.parametrize(("given_", "day"), [("2025-04", None), (None, None), ("soon", None), ("2025-02-30", None)])
def test_publication_without_a_day_is_no_day(given_: str | None, day: date | None) -> None:
    assert day_of(given_) is day


VOCABULARY = """the a last next this 9 12 31 1998 2024 1990s May March Friday two three weeks month year years ago
later since early late of in on - , . night noon 9:15 a.m. quarter third winter summer that
following after ended latest decade 13th attack half 1/2 03/04/2024 every day nineteen ninety
thousand hundred Easter old fiscal coming before from to and 99999 0 decade centuries"""
WORDS = some.sampled_from([*VOCABULARY.split(), "\n\n"])
DATES = some.one_of(some.none(), some.dates().map(date.isoformat))


@settings(max_examples=120, deadline=None)
@given(words=some.lists(WORDS, max_size=25), published=DATES)
def test_whatever_is_written_spans_quote_and_intervals_run_forward(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    end = 0
    for each in find_times(text, published=published):
        assert each.span.stands_in(text)
        assert each.span.start >= end
        end = each.span.end
        if each.time is not None:
            assert each.time.stands_in(text)
            assert each.time.earliest is None or each.time.latest is None or each.time.earliest <= each.time.latest
            parse_edtf(each.time.edtf)


@settings(max_examples=60, deadline=None)
@given(text=some.text(max_size=60), published=some.one_of(some.none(), some.text(max_size=12)))
def test_no_text_breaks_it(text: str, published: str | None) -> None:
    for each in find_times(text, published=published):
        assert each.span.stands_in(text)


@pytest.mark.parametrize("word", ["x", "1 ", "two ", "May ", "the last ", "9,", "year-", "of the end ", ". ", "U.S. "])
def test_a_long_line_is_read_in_linear_time(word: str) -> None:
    def seconds(length: int) -> float:
        text = word * (length // len(word))
        begun = clock.process_time()
        find_times(text, published=PUBLISHED)
        return clock.process_time() - begun

    seconds(1_000)
    assert seconds(160_000) < 16 * seconds(40_000) + 0.2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ran until 2022.", "../2022"),
        ("All will be gone by March 2027.", "../2027-03"),
        ("He left before 2022.", "../2021-12-31"),
        ("He was last seen since Friday's attack.", "2025-04-04"),
        ("Nine broke since the late 1990s.", "1995-01-01/.."),
    ],
)
def test_a_word_before_opens_the_interval(text: str, expected: str) -> None:
    assert edtf(text) == expected
    parse_edtf(expected)


def test_a_weekday_beside_a_date_settles_its_year() -> None:
    assert edtf("The depot burned on Thursday 9 May.") == "2024-05-09"


def test_a_month_shares_the_year_of_the_one_that_ends_its_range() -> None:
    found = find_times("He was there from November to May 2022.", published=PUBLISHED)
    assert [each.value for each in found] == ["2021-11", "2022-05"]


def test_a_clock_time_without_a_day_is_put_on_none() -> None:
    found = one("The alarm went off at 9:15.")
    assert found.value == "2025-04-05T09:15"
    assert found.time is None


def test_overnight_into_a_day_begins_the_day_before() -> None:
    assert edtf("The mast fell overnight into Friday.") == "2025-04-03/2025-04-04"


@pytest.mark.parametrize(
    "text", ["He ran the Christmas market.", "The second Friday was calm.", "The weekend of 5 fires."]
)
def test_what_only_looks_like_a_day_is_left_out(text: str) -> None:
    assert find_times(text, published=PUBLISHED) == ()


def test_many_weekdays_are_a_set() -> None:
    assert one("Fridays are quiet.").type == "SET"


def test_years_with_a_stroke_are_one_interval() -> None:
    assert edtf("He served there in 2021-22.") == "2021/2022"


def test_a_weekday_with_a_bare_number_is_not_put_on_a_day() -> None:
    found = find_times("He ran from Monday 7 to Wednesday 9 April.", published=PUBLISHED)
    assert [each.span.quote for each in found] == ["Wednesday 9 April"]


def test_the_past_hours_reach_back_whole_days() -> None:
    assert edtf("Two men were held in the past 24 hours.") == "2025-04-04/2025-04-05"


def test_what_counts_from_an_event_has_no_interval() -> None:
    assert find_times("He left the day before the vote.", published=PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("It will start Monday.", "Monday", "2025-04-07"),
        ("It will last over a week.", "over a week", "P1W"),
        ("The siren went off at about 9 a.m. on 9 May 2024.", "9 a.m. on 9 May 2024", "2024-05-09T09:00"),
        ("The siren wailed for about two hours.", "two hours", "PT2H"),
        ("The siren wailed at 8:30 this morning.", "8:30 this morning", "2025-04-05T08:30"),
        ("Losses grew in last year's third quarter.", "last year's third quarter", "2024-Q3"),
        ("Losses grew in the 1988 quarter.", "the 1988 quarter", "1988"),
        ("Losses grew in the previous quarter.", "the previous quarter", "2025-Q1"),
        ("Losses grew in the 1990 fiscal year.", "The 1990 fiscal year", "1990"),
        ("Losses grew in the six months ended in June.", "the six months", "P6M"),
        ("Losses will grow over the next three to five years.", "the next three to five years", "P3Y"),
        ("Losses grew over the past year and a half.", "the past year and a half", "P1Y6M"),
        ("It was built in the mid-80s.", "the mid-80s", "198"),
        ("It will be rebuilt some day.", "some day", "FUTURE_REF"),
        ("It was rebuilt years ago.", "years ago", "PAST_REF"),
        ("For the moment it stands.", "the moment", "PRESENT_REF"),
        ("It will close at year-end 2026.", "year-end 2026", "2026-12-31"),
        ("He was seen this past Sunday.", "this past Sunday", "2025-03-30"),
    ],
)
def test_where_a_phrase_begins_and_ends(text: str, quote: str, value: str) -> None:
    found = find_times(text, published=PUBLISHED)[0]
    assert (found.span.quote.lower(), found.value) == (quote.lower(), value)


@pytest.mark.parametrize("text", ["A man in his late 70s was held.", "They led in the first half."])
def test_an_age_in_tens_or_half_of_a_game_is_no_time(text: str) -> None:
    assert find_times(text, published=PUBLISHED) == ()


def test_the_first_half_counts_beside_a_quarter() -> None:
    assert last("The second quarter was poor. In the first half two ships were lost.").value == "2025-H1"


@pytest.mark.parametrize(
    ("text", "quote", "value", "found"),
    [
        ("It burned in the night of 8 to 9 May.", "the night of 8 to 9 May", "2024-05-08TNI", "2024-05-08/2024-05-09"),
        ("It had burned on 3 May 2024 and two weeks before.", "two weeks before", "2024-W16", "2024-04-15/2024-04-21"),
        ("Nine cables broke since 2022.", "2022", "2022", "2022/.."),
        ("Losses grew in the third quarter of 2023.", "the third quarter of 2023", "2023-Q3", "2023-07/2023-09"),
        ("A barge sank a quarter of a century ago.", "a quarter of a century ago", "2000", "2000"),
        ("It burned a year ago Tuesday.", "a year ago Tuesday", "2024-04-01", "2024-04-01"),
        ("It burned a year ago this month.", "a year ago this month", "2024-04", "2024-04"),
        ("It burned a year ago this week.", "a year ago this week", "2024-W14", "2024-04-01/2024-04-07"),
        ("He came in May 2021. That summer he was held.", "That summer", "2021-SU", "2021-22"),
        ("He came in 2021. He left the following spring.", "the following spring", "2022-SP", "2022-21"),
        ("He came in June 2022, having left the previous winter.", "the previous winter", "2021-WI", "2021-24"),
        ("He came in January 2022. That winter he was held.", "That winter", "2021-WI", "2021-24"),
        ("It burned on Friday the 13th.", "Friday the 13th", "2024-12-13", "2024-12-13"),
        ("It fell over the past year.", "the past year", "2024", "2024-04-05/2025-04-05"),
        ("It fell in the past week.", "the past week", "2025-W13", "2025-03-29/2025-04-05"),
        ("By the end of the decade all will be gone.", "the end of the decade", "202", "../2029-12-31"),
        ("It burned at the end of the month.", "the end of the month", "2025-04", "2025-04"),
        ("It was built in the 1800s.", "the 1800s", "18", "18XX"),
        ("He was held on Sunday evening, 30 March.", "Sunday evening, 30 March", "2025-03-30TEV", "2025-03-30"),
        ("It burned in the fall.", "the fall", "2024-FA", "2024-23"),
        ("It burned this past summer.", "this past summer", "2024-SU", "2024-22"),
        ("It will be rebuilt in two years.", "two years", "2027", "2027"),
        ("A depot burned in the week ended 21 March.", "the week", "2025-W12", "2025-03-17/2025-03-23"),
        ("It fell in the fiscal year ended 30 June 2023.", "the fiscal year", "2023", "2023"),
        ("Losses grew in the September quarter.", "the September quarter", "2024-Q3", "2024-07/2024-09"),
        ("It burned in the latter part of 2023.", "the latter part of 2023", "2023", "2023"),
        ("It burned in midyear.", "midyear", "2025", "2025"),
        ("Friday's 190-tonne shipment was lost.", "Friday", "2025-04-04", "2025-04-04"),
        ("Through November it stood.", "November", "2024-11", "2024-11"),
        ("The August figures were poor.", "August", "2024-08", "2024-08"),
        ("It burned on 19 May last year.", "19 May last year", "2024-05-19", "2024-05-19"),
        ("It will open a week from Friday.", "a week from Friday", "2025-04-18", "2025-04-18"),
        ("It will open a week from today.", "a week from today", "2025-04-12", "2025-04-12"),
        ("It burned in the last week of October.", "the last week of October", "2024-W44", "2024-10-25/2024-10-31"),
        ("It burned in the first half of May.", "the first half of May", "2024-05", "2024-05"),
        ("It burned in early spring.", "early spring", "2025-SP", "2025-21"),
        ("It will fall for the rest of the year.", "the rest of the year", "2025", "2025"),
        ("It burned throughout the year.", "the year", "2025", "2025"),
        ("It burned in January. For the month, losses grew.", "the month", "2025-01", "2025-01"),
        ("Losses grew in 2020's first half.", "2020's first half", "2020-H1", "2020-01/2020-06"),
        ("Losses grew in the 1980's.", "the 1980's", "198", "198X"),
        ("It fell in the last decade.", "the last decade", "201", "2015-04-05/2025-04-05"),
    ],
)
def test_a_time_and_its_interval(text: str, quote: str, value: str, found: str) -> None:
    [one_] = [each for each in find_times(text, published=PUBLISHED) if each.span.quote == quote]
    assert one_.time is not None
    assert (one_.value, one_.time.edtf) == (value, found)
    parse_edtf(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A second depot burned three days after the 9 May 2024 attack.", "2024-05-12"),
        ("He was seen two weeks before 9 May 2024.", "2024-04-25"),
        ("He was seen two months after May 2024.", "2024-07"),
        ("He was held a year after 9 May 2023.", "2024-05"),
    ],
)
def test_a_length_from_a_date_leads_to_a_day_or_month(text: str, expected: str) -> None:
    found = find_times(text, published=PUBLISHED)[0]
    assert found.type == "DURATION"
    assert found.time is not None
    assert (found.time.edtf, found.time.rule) == (expected, "from-date")


def test_a_length_from_an_event_has_no_interval() -> None:
    found = one("He was seen two weeks before the vote.")
    assert (found.span.quote, found.value, found.time) == ("two weeks", "P2W", None)


def test_days_from_a_month_have_no_interval() -> None:
    assert find_times("He was seen three days after May 2024.", published=PUBLISHED)[0].time is None


@pytest.mark.parametrize("thing", ["truce", "civil war", "company"])
def test_the_age_of_a_thing_is_a_length(thing: str) -> None:
    found = one(f"An eight-month-old {thing} ended.")
    assert (found.span.quote, found.type, found.value) == ("eight-month-old", "DURATION", "P8M")


@pytest.mark.parametrize("person", ["girl", "Ilse Tarm", "driver from Tarvela"])
def test_the_age_of_a_person_is_none(person: str) -> None:
    assert find_times(f"An eight-month-old {person} was held.", published=PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In the third quarter ten ships were lost, up from six a year earlier.", "2024-Q3"),
        ("In the third quarter ten ships were lost, compared with six last year.", "2024-Q3"),
        ("In the third quarter ten ships were lost, compared with six the year before.", "2024-Q3"),
        ("In the third quarter ten ships were lost. Last year two ports closed.", "2024"),
        ("In the first nine months ten ships were lost, up from six last year.", "2024"),
        ("Ten ships of Corvel Inc. were lost in the third quarter, up from six of Tarm Corp. last year.", "2024-Q3"),
    ],
)
def test_a_figure_is_measured_against_the_same_quarter(text: str, value: str) -> None:
    assert last(text, "2025-11-02").value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The port will reopen in the first quarter.", "2026-Q1"),
        ("The port reopened in the first quarter.", "2025-Q1"),
        ("The port will report a third-quarter loss.", "2025-Q3"),
        ("The January contract rose.", "2026-01"),
        ("The port closed in January.", "2025-01"),
        ("The toll is payable Jan. 20.", "2026-01-20"),
        ("The toll has a Jan. 20 deadline.", "2026-01-20"),
        ("The toll was raised in the port of Tarvela on Jan. 20.", "2025-01-20"),
        ("Corvel Inc. will buy the port of Tarm Corp. on Monday.", "2025-11-03"),
        ("The vote is on Monday.", "2025-11-03"),
        ("A hearing is set for Monday.", "2025-11-03"),
        ("The guards are to return Monday.", "2025-11-03"),
        ("It began, as planned, on Monday.", "2025-10-27"),
    ],
)
def test_what_is_to_come_is_ahead(text: str, value: str) -> None:
    assert last(text, "2025-11-02").value == value


@pytest.mark.parametrize(
    "text",
    [
        "In today's world it matters.",
        "He wrote for Port Today.",
        "The people of tomorrow will see it.",
        "May Holt resigned.",
        "August Tarm resigned.",
        "Costs grew 5% a year.",
        "It rose on a year-to-year basis.",
        "They led in the second half.",
        "The second and third centuries were calm.",
        "It was the last month of the war.",
        "A quarter of the fleet was lost.",
        "Losses grew for the second quarter in a row.",
    ],
)
def test_what_is_no_time_after_all(text: str) -> None:
    assert find_times(text, published=PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("It grew over the past two fiscal years.", "the past two fiscal years", "P2Y"),
        ("It grew in each of the past two years.", "each of the past two years", "P2Y"),
        ("It grew in the latest 12 months.", "the latest 12 months", "P12M"),
        ("It grew in the first hours.", "the first hours", "PTXH"),
        ("It grew for two consecutive quarters.", "two consecutive quarters", "P6M"),
        ("It signed a five-year, two-port deal.", "five-year", "P5Y"),
        ("It has a three- to five-year plan.", "three- to five-year", "P3Y"),
        ("It lasted another year.", "another year", "P1Y"),
        ("It stood for a quarter of a century.", "a quarter of a century", "P25Y"),
        ("It stood for a quarter-century.", "a quarter-century", "P25Y"),
        ("It grew over the past quarter century.", "the past quarter century", "P25Y"),
        ("It burned for some time.", "some time", "PXX"),
        ("It was a yearlong siege.", "yearlong", "P1Y"),
        ("It evolved over several years.", "several years", "PXY"),
        ("The trial will last three months.", "three months", "P3M"),
        ("It was the first fire in five years.", "five years", "P5Y"),
        ("It will be back in ten minutes.", "ten minutes", "PT10M"),
        ("It grew in the next year or so.", "the next year or so", "2026"),
        ("It will close later this month.", "this month", "2025-04"),
        ("Losses grew in the most recent quarter.", "the most recent quarter", "2025-Q1"),
        ("It was up from the year-ago third quarter.", "the year-ago third quarter", "2023-Q3"),
        ("It was up from the prior-year period.", "the prior-year period", "2024"),
        ("Losses grew in the 2024 first half.", "the 2024 first half", "2024-H1"),
        ("It runs three times a week.", "three times a week", "P1W"),
    ],
)
def test_how_long_and_how_often(text: str, quote: str, value: str) -> None:
    found = one(text)
    assert (found.span.quote.lower(), found.value) == (quote, value)


def test_a_half_of_a_year_is_told_beside_earnings() -> None:
    assert last("Net income fell. In the second half it may rise.").value == "2025-H2"


def test_the_last_months_of_something_end_with_no_publication() -> None:
    found = one("It burned in the last three months of the war.")
    assert (found.value, found.time) == ("P3M", None)


def test_the_month_without_one_told_has_no_interval() -> None:
    assert one("Losses grew for the month.").time is None


def test_a_line_that_begins_with_today_is_no_name() -> None:
    assert one("Tarvela\nToday two men were held.").value == PUBLISHED


def test_as_recently_as_is_no_time_of_its_own() -> None:
    assert one("He was seen as recently as last week.").value == "2025-W13"


def test_a_season_that_counts_from_nothing_has_no_interval() -> None:
    found = one("That summer he was held.")
    assert (found.value, found.time) == ("XXXX-SU", None)


@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_numbers_behind_a_season_that_are_no_year_give_none(published: str | None) -> None:
    assert not find_times("In winter two nineteen men were held.", published=published)
