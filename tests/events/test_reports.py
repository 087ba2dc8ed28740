"""Reports: one for each act, its fields from its own words, and acts that do not count kept with the reason."""

from collections.abc import Callable

import pytest

from overt.events.find import Found
from overt.reading import Claim, Report

Find = Callable[..., Found]


def only(found: Found) -> Report:
    counted = [report for report in found.reports if report.excluded is None]
    assert len(counted) == 1, [report.evidence for report in found.reports]
    return counted[0]


TYPES = [
    ("Two men set fire to a paint store in Porto.", "arson"),
    ("A bomb exploded beside the grain terminal in Porto.", "bombing"),
    ("A parcel exploded at the sorting centre in Porto.", "parcel-device"),
    ("Gunmen opened fire on the customs post in Porto.", "armed-attack"),
    ("The defector was shot dead in Porto.", "assassination"),
    ("Three engineers were kidnapped in Porto.", "abduction"),
    ("The memorial in Porto was vandalised on May 9, 2024.", "vandalism"),
    ("Saboteurs derailed a freight train in Porto.", "sabotage"),
    ("A ship severed the data cable in Porto.", "cable-cut"),
    ("A cyberattack hit the port of Porto on May 9, 2024.", "cyber"),
    ("Transmitters jammed GPS signals in Porto on May 9, 2024.", "gnss-jamming"),
    ("Satellite navigation was jammed again over eastern Porto on May 9, 2024.", "gnss-jamming"),
    ("Drones were seen over the naval base in Porto.", "drone-incursion"),
    ("Two jets violated the airspace over Porto on May 9, 2024.", "airspace-incursion"),
    ("A patrol boat rammed the trawler off Porto.", "vessel-interference"),
    ("A flight was hijacked in Porto.", "hijacking"),
    ("The columnist was poisoned in Porto.", "poisoning"),
    ("A translator spied on the base in Porto.", "espionage"),
    ("A clerk was recruited by a foreign intelligence service in Porto on May 9, 2024.", "recruitment"),
    ("An influence operation hit Porto on May 9, 2024.", "influence-operation"),
    ("Guards pushed two hundred migrants across the border near Porto.", "migration-push"),
    ("Armed soldiers crossed the border near Porto on May 9, 2024.", "border-incident"),
    ("Three coffins were left in Porto on May 9, 2024.", "other"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_type(find: Find, text: str, kind: str) -> None:
    reports = find(text).reports
    assert [report.type for report in reports] == [kind]


def test_fields_of_one_sentence(find: Find) -> None:
    report = only(find("Two men set fire to a paint store in Porto on May 9, 2024, killing a guard."))
    assert report.stage == "accomplished"
    assert report.place is not None
    assert (report.place.name, report.place.country) == ("Porto", "PRT")
    assert report.time is not None
    assert report.time.edtf == "2024-05-09"
    assert [target.quote for target in report.targets if "store" in target.quote] == ["a paint store"]
    assert report.sector == "retail"
    assert (report.killed, report.injured) == (1, None)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("A man tried to torch the mill in Porto.", "attempted"),
        ("The group plotted to bomb the mill in Porto.", "planned"),
        ("The caller threatened to bomb the mill in Porto.", "threatened"),
    ],
)
def test_stage(find: Find, text: str, stage: str) -> None:
    assert only(find(text)).stage == stage


def test_mentions_of_one_act_are_one_report(find: Find) -> None:
    text = "Two men torched a mill in Porto on May 9, 2024. The attack cost a million. The arson shocked the town."
    report = only(find(text))
    assert len(report.evidence) == 3
    assert len(report.events) == 3


def test_acts_in_two_places_are_two_reports(find: Find) -> None:
    found = find("A bomb exploded in Lisbon on May 9, 2024. Another bomb exploded in Riga on May 20, 2024.")
    assert [report.place.name for report in found.reports if report.place] == ["Lisbon", "Riga"]


def test_a_wave_is_listed_by_place(find: Find) -> None:
    found = find("Soldiers were killed in attacks in Lisbon and Porto.")
    places = [report.place.name for report in found.reports if report.place and not report.excluded]
    assert places == ["Lisbon", "Porto"]


def test_a_toll_for_several_acts_is_not_split(find: Find) -> None:
    found = find("Four soldiers were killed in attacks in Lisbon and Porto.")
    assert {report.killed for report in found.reports} == {None}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Arson attacks are cheap.", "generic"),
        ("Agents carried out dozens of arson attacks in Europe.", "total"),
        ("The mill in Porto was bombed in 1943.", "historical"),
        ("The fire in Porto, first called arson, was caused by a short circuit.", "accident"),
        ("The mill in Porto was not bombed.", "denied"),
        ("The film tells of a bombing in Porto.", "generic"),
        ("The exercise simulated a bombing in Porto.", "generic"),
    ],
)
def test_what_does_not_count_is_kept_with_its_reason(find: Find, text: str, reason: str) -> None:
    assert [report.excluded for report in find(text).reports] == [reason]


def test_a_fire_nobody_set_is_no_report(find: Find) -> None:
    assert find("A fire in Porto burned two sheds.").reports == ()


def test_a_meeting_is_an_event_and_no_report(find: Find) -> None:
    found = find("The ministers met in Oslo on May 9, 2024.")
    assert found.reports == ()
    assert [event.category for event in found.events] == ["CONSULT"]


@pytest.mark.parametrize(
    ("text", "name", "stage"),
    [
        ("A clerk torched a mill in Porto.", "A clerk", "none"),
        ("Police are looking for a man over a bombing in Porto.", "a man", "sought"),
        ("Two sailors were detained over a bombing in Porto.", "Two sailors", "detained"),
        ("A man was arrested over a bombing in Porto.", "A man", "arrested"),
        ("A man was charged over a bombing in Porto.", "A man", "charged"),
        ("A man went on trial over a bombing in Porto.", "A man", "on-trial"),
        ("A man admitted a bombing in Porto.", "A man", "pleaded-guilty"),
        ("A man pleaded not guilty to a bombing in Porto.", "A man", "pleaded-not-guilty"),
        ("A man was convicted of a bombing in Porto.", "A man", "convicted"),
        ("A man was jailed over a bombing in Porto.", "A man", "sentenced"),
        ("A man was acquitted of a bombing in Porto.", "A man", "acquitted"),
        ("A man was expelled over a bombing in Porto.", "A man", "expelled"),
    ],
)
def test_legal_stage(find: Find, text: str, name: str, stage: str) -> None:
    report = only(find(text))
    assert [(suspect.quote, suspect.legal_stage) for suspect in report.suspects] == [(name, stage)]


def test_the_last_step_of_the_law_is_kept(find: Find) -> None:
    text = "Juri Tamm was arrested over a bombing in Porto. Juri Tamm was convicted in Oslo."
    report = only(find(text))
    assert [(suspect.name, suspect.legal_stage) for suspect in report.suspects] == [("Juri Tamm", "convicted")]


def test_a_released_suspect_is_released(find: Find) -> None:
    text = "Juri Tamm was arrested over a bombing in Porto. Juri Tamm was later released."
    assert [suspect.legal_stage for suspect in only(find(text)).suspects] == ["released"]


def test_a_dead_attacker_is_a_suspect_and_not_counted(find: Find) -> None:
    report = only(find("Juri Tamm bombed a mill in Porto. Juri Tamm was killed by police."))
    assert [suspect.legal_stage for suspect in report.suspects] == ["dead"]
    assert report.killed is None


@pytest.mark.parametrize(
    ("text", "name", "certainty"),
    [
        ("Zembla bombed a mill in Porto.", "Zembla", "reported-as-fact"),
        (
            "A bomb exploded in Porto. The Free Delta Front claimed responsibility for the bombing.",
            "Free Delta Front",
            "claimed-or-admitted",
        ),
        ("A clerk admitted a bombing in Porto on behalf of Zembla.", "Zembla", "claimed-or-admitted"),
        (
            "A bomb exploded in Porto. Prosecutors accused Zembla of ordering the bombing.",
            "Zembla",
            "suspected-or-accused-by-authorities",
        ),
        ("A bomb exploded in Porto. Neighbours blamed Zembla for the bombing.", "Zembla", "suspected-or-accused"),
        ("A mill in Porto was bombed, perhaps on behalf of Zembla.", "Zembla", "possible"),
        (
            "A bomb exploded in Porto. Investigators cleared the Free Delta Front, accused of the bombing.",
            "Free Delta Front",
            "acquitted",
        ),
    ],
)
def test_sponsor_certainty(find: Find, text: str, name: str, certainty: str) -> None:
    sponsor = only(find(text)).sponsor
    assert sponsor is not None
    assert (sponsor.name, sponsor.certainty) == (name, certainty)


def test_a_sponsor_named_in_a_claim_says_who_said_so(find: Find, claim_of: Callable[..., Claim]) -> None:
    text = "A bomb exploded in Porto. Police said that Zembla was behind the bombing."
    claim = claim_of(text, "Zembla was behind the bombing", source="Police")
    sponsor = only(find(text, claim)).sponsor
    assert sponsor is not None
    assert sponsor.certainty == "suspected-or-accused-by-authorities"
    assert sponsor.said_by == ("c1",)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A bomb exploded in Porto, which killed three people and injured over 260 more.", 3, 260),
        ("At least six people were killed in a bombing in Porto.", 6, None),
        ("Dozens of people were killed in a bombing in Porto.", None, None),
        ("Nobody was injured in a bombing in Porto.", None, 0),
        ("Twenty-five guards were wounded in a bombing in Porto.", None, 25),
        ("Two attackers were killed in a bombing in Porto.", None, None),
    ],
)
def test_casualties(find: Find, text: str, killed: int | None, injured: int | None) -> None:
    report = only(find(text))
    assert (report.killed, report.injured) == (killed, injured)


def test_all_words_stand_in_the_text(find: Find) -> None:
    text = (
        "Two men set fire to a paint store in Porto on May 9, 2024. Prosecutors accused Zembla of ordering the attack. "
        "Juri Tamm was arrested over the fire.\n\nIn June 2024 a bomb exploded in Riga, killing two guards."
    )
    found = find(text)
    assert found.reports
    for report in found.reports:
        spans = [*report.targets, *report.suspects, *report.evidence]
        spans += [span for span in (report.place, report.time, report.instrument) if span]
        spans += [suspect.legal_span for suspect in report.suspects if suspect.legal_span]
        spans += [report.sponsor.span] if report.sponsor and report.sponsor.span else []
        assert all(span.stands_in(text) for span in spans)


@pytest.mark.parametrize(
    "text",
    [
        "attack",
        "bomb bomb bomb",
        "\u200b attack 💣 in Porto",
        ",,, ... !!!",
        "The bombing. The bombing. The bombing.",
        "\n\n\n\nA bomb exploded in Porto.\n\n\n\n",
        "(of (the (attack (in (Porto)))))",
        "by by by for for behalf on behalf of",
        "1 2 3 killed 4 5 6 wounded per cent of attacks",
    ],
)
def test_odd_text_never_crashes(find: Find, text: str) -> None:
    for report in find(text).reports:
        assert all(span.stands_in(text) for span in (*report.evidence, *report.targets, *report.suspects))


def test_reading_twice_gives_the_same(find: Find) -> None:
    text = "Two men set fire to a paint store in Porto on May 9, 2024. The attack shocked Riga."
    assert find(text) == find(text)


def test_the_acts_of_one_sentence_keep_their_own_sponsor(find: Find) -> None:
    text = (
        "A clerk admitted a bombing in Porto on behalf of Zembla, "
        "while a driver was arrested over an arson attack in Riga."
    )
    sponsors = {report.type: report.sponsor and report.sponsor.name for report in find(text).reports}
    assert sponsors == {"bombing": "Zembla", "arson": None}


def test_a_claim_of_responsibility_for_several_acts_holds_for_each(find: Find) -> None:
    text = (
        "A bomb exploded in Lisbon. Another bomb exploded in Porto.\n\n"
        "The Free Delta Front claimed responsibility for the bombings."
    )
    counted = [report for report in find(text).reports if not report.excluded]
    assert [report.sponsor and report.sponsor.certainty for report in counted] == ["claimed-or-admitted"] * 2


def test_a_nationality_names_its_country_as_sponsor(find: Find) -> None:
    sponsor = only(find("A suspected Norwegian device caused an explosion in Porto.")).sponsor
    assert sponsor is not None
    assert sponsor.name == "Norway"


def test_a_body_without_a_name_is_no_sponsor(find: Find) -> None:
    assert only(find("The security services bombed a mill in Porto.")).sponsor is None


def test_the_accuser_is_not_the_sponsor(find: Find) -> None:
    report = only(find("A bomb exploded in Porto. The Free Delta Front accused Zembla of planting the bomb."))
    assert report.sponsor is not None
    assert report.sponsor.name == "Zembla"


def test_a_street_is_a_site_with_the_country_of_its_town(find: Find) -> None:
    place = only(find("A bomb exploded in Harbour Street in Porto.")).place
    assert place is not None
    assert (place.name, place.country, place.precision) == ("Harbour Street", "PRT", "site")


def test_where_a_president_comes_from_is_not_where_it_happened(find: Find) -> None:
    assert only(find("Norway's President Dahl survived an attack on his life on May 9, 2024.")).place is None


def test_the_only_place_told_with_an_act_is_its_place(find: Find) -> None:
    place = only(find("A bomb exploded on May 9, 2024. Crews in Porto fought the flames.")).place
    assert place is not None
    assert place.name == "Porto"
    assert place.reason.startswith("the only place named with the act")


def test_an_assassination_that_killed_nobody_was_an_attempt(find: Find) -> None:
    text = "The premier survived an assassination attempt in Porto. The attack shocked the town."
    assert only(find(text)).stage == "attempted"


def test_one_person_shot_and_killed_was_assassinated(find: Find) -> None:
    report = only(find("A pilot was shot in Porto. He was killed on the spot."))
    assert report.type == "assassination"


def test_charges_point_back_to_the_act_that_was_told(find: Find) -> None:
    text = "A bomb exploded in Porto on May 9, 2024. Juri Tamm is on trial on charges of bombing."
    assert [suspect.legal_stage for suspect in only(find(text)).suspects] == ["on-trial"]


def test_a_friend_of_a_suspect_is_no_suspect(find: Find) -> None:
    text = "A bomb exploded in Porto on May 9, 2024. A friend of the bombing suspect was charged with tax fraud."
    assert only(find(text)).suspects == ()


def test_the_name_beside_a_word_for_a_suspect_is_a_suspect(find: Find) -> None:
    text = "A bomb exploded in Porto on May 9, 2024. Police searched the flat of the suspected bomber Juri Tamm."
    assert [suspect.name for suspect in only(find(text)).suspects] == ["Juri Tamm"]


def test_who_may_have_done_it_is_no_suspect(find: Find) -> None:
    assert only(find("A clerk may have planted a bomb in Porto.")).suspects == ()


def test_a_series_of_attacks_without_a_town_is_a_total(find: Find) -> None:
    assert [report.excluded for report in find("A series of attacks shook the region.").reports] == ["total"]


def test_evidence_is_the_clause_where_a_sentence_tells_of_two_acts(find: Find) -> None:
    text = "A mill was torched in Porto on May 9, 2024, and a bomb exploded in Riga on May 20, 2024."
    quotes = [report.evidence[0].quote for report in find(text).reports]
    assert "Riga" not in quotes[0] or "Porto" not in quotes[1]
    assert "Porto" in quotes[0]
    assert "Riga" in quotes[1]


def test_without_a_date_of_publication_nothing_is_history_by_its_year(find: Find) -> None:
    assert [report.excluded for report in find("The mill in Porto was bombed in 1943.", published=None).reports] == [
        None
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The senator attacked her rival in a debate in Porto.",
        "Juri Tamm attacked the clerks of Porto in a letter.",
        "The coach died of a heart attack in Porto.",
    ],
)
def test_attacks_in_words_and_of_the_heart_are_no_reports(find: Find, text: str) -> None:
    assert find(text).reports == ()


def test_an_attack_by_armed_people_is_one(find: Find) -> None:
    assert only(find("Rebels attacked the village near Porto.")).type == "armed-attack"


def test_an_airport_called_after_a_town_is_there(find: Find) -> None:
    place = only(
        find("Vilnius Airport was closed for two hours on 9 May 2024 after drones had been seen nearby.")
    ).place
    assert place is not None
    assert (place.name, place.country, place.precision) == ("Vilnius Airport", "LTU", "site")
    assert place.lat is not None


def test_a_sentence_behind_an_act_tells_where_and_when_it_happened(find: Find) -> None:
    found = only(find("Arsonists burned the aid depot. It happened in Porto in the night of May 9, 2024."))
    assert found.place is not None
    assert found.time is not None
    assert (found.place.name, found.time.edtf) == ("Porto", "2024-05-09")


def test_marks_on_a_wall_are_one_act_however_many(find: Find) -> None:
    found = only(find("Two men sprayed red hands on the wall of the memorial in Porto on 9 May 2024."))
    assert found.type == "vandalism"


def test_earlier_cases_are_other_acts(find: Find) -> None:
    found = find(
        "A ship cut the data cable off Porto on May 9, 2024. "
        "Earlier cases are the damage to the Tarn cable off Riga in 2022."
    )
    (first, *_) = found.reports
    assert first.time is not None
    assert first.time.edtf == "2024-05-09"


def test_a_line_between_two_towns_is_in_their_country(find: Find) -> None:
    place = only(find("A bomb destroyed a track between Lisbon and Porto, Portugal's police said.")).place
    assert place is not None
    assert (place.quote, place.country, place.precision) == ("Lisbon and Porto", "PRT", "province")
    assert place.radius_km == 142  # half the way between the two, and 5 km aside
