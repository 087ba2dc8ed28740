"""Events: category, mode, roles, place, time, aspect and who asserts them."""

from collections.abc import Callable

import pytest

from overt.events.find import Found
from overt.reading import Claim, Event

Find = Callable[..., Found]


def one(found: Found, trigger: str) -> Event:
    return next(event for event in found.events if event.trigger.quote == trigger)


CATEGORIES = [
    ("The two ports agreed to share radar data.", "agreed", "AGREE"),
    ("The ministers met in Oslo.", "met", "CONSULT"),
    ("The premier praised the coast guard.", "praised", "SUPPORT"),
    ("The junta relented on Monday.", "relented", "CONCEDE"),
    ("The two navies cooperated off the coast.", "cooperated", "COOPERATE"),
    ("Sweden donated generators to the islands.", "donated", "AID"),
    ("The troops withdrew from the valley after the army withdrew its tanks.", "withdrew", "RETREAT"),
    ("The mayor urged the state to act.", "urged", "REQUEST"),
    ("The agency accused Zembla of lying.", "accused", "ACCUSE"),
    ("The ministry rejected the offer.", "rejected", "REJECT"),
    ("The general threatened the islanders.", "threatened", "THREATEN"),
    ("Thousands protested in Porto.", "protested", "PROTEST"),
    ("Norway expelled two clerks.", "expelled", "SANCTION"),
    ("The army deployed a brigade to the coast.", "deployed", "MOBILIZE"),
    ("Police arrested a driver.", "arrested", "COERCE"),
    ("Gunmen attacked the convoy.", "attacked", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "trigger", "category"), CATEGORIES)
def test_category(find: Find, text: str, trigger: str, category: str) -> None:
    assert one(find(text), trigger).category == category


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        ("Two men set fire to a paint store.", "set", "arson"),
        ("A ship severed the data cable.", "severed", "cable-cut"),
        ("Hackers hacked the port.", "hacked", "cyber-intrusion"),
        ("A bomb exploded at the pier.", "exploded", "explosives"),
        ("Norway expelled two diplomats.", "expelled", "expel-diplomat"),
        ("The miners asked the state for aid.", "asked", "assist"),
        ("The premier threatened the islands with tariffs.", "threatened", "restrict"),
    ],
)
def test_mode(find: Find, text: str, trigger: str, mode: str) -> None:
    assert one(find(text), trigger).mode == mode


@pytest.mark.parametrize(
    ("text", "trigger", "aspect"),
    [
        ("Gunmen attacked the convoy.", "attacked", "happened"),
        ("Crews are searching the strait.", "searching", "ongoing"),
        ("The group plotted to bomb the mill.", "bomb", "planned"),
        ("The army will deploy a brigade.", "deploy", "planned"),
        ("A man tried to torch the mill.", "torch", "attempted"),
        ("Guards foiled an attack on the dam.", "attack", "attempted"),
        ("The caller threatened to bomb the mill.", "bomb", "threatened"),
        ("The mayor urged the state to expel the envoy.", "expel", "called-for"),
        ("Nobody was hurt and the mill was not bombed.", "bombed", "denied"),
        ("A strike could cut the cable.", "cut", "hypothetical"),
        ("Hackers regularly attack the ministry.", "attack", "habitual"),
        ("The town marked the anniversary of the bombing.", "bombing", "historical"),
    ],
)
def test_aspect(find: Find, text: str, trigger: str, aspect: str) -> None:
    assert one(find(text), trigger).aspect == aspect


def test_actors_and_recipients_are_actor_ids(find: Find) -> None:
    event = one(find("The Free Delta Front attacked Zembla."), "attacked")
    assert event.actors == ("a2",)
    assert event.recipients == ("a1",)


def test_passive_turns_the_roles(find: Find) -> None:
    event = one(find("Zembla was attacked by the Free Delta Front."), "attacked")
    assert event.actors == ("a2",)
    assert event.recipients == ("a1",)


def test_place_and_time_come_from_the_clause(find: Find) -> None:
    event = one(find("A bomb exploded in Lisbon on May 9, 2024."), "exploded")
    assert event.place is not None
    assert event.place.name == "Lisbon"
    assert event.time is not None
    assert event.time.edtf == "2024-05-09"


def test_time_of_an_arrest_is_not_the_time_of_the_act(find: Find) -> None:
    event = one(find("A clerk was arrested on May 20, 2024 over a bombing in Lisbon."), "bombing")
    assert event.time is None
    assert event.place is not None
    assert event.place.name == "Lisbon"


def test_where_somebody_comes_from_is_no_place(find: Find) -> None:
    event = one(find("A man from Riga torched a mill in Porto."), "torched")
    assert event.place is not None
    assert event.place.name == "Porto"


def test_the_author_asserts_what_nobody_claims(find: Find) -> None:
    event = one(find("Gunmen attacked the convoy."), "attacked")
    assert [(assertion.claim, assertion.factuality) for assertion in event.asserted_by] == [(None, "CT+")]


def test_a_claim_asserts_what_its_content_holds(find: Find, claim_of: Callable[..., Claim]) -> None:
    text = "Police said that gunmen attacked the convoy."
    claim = claim_of(text, "gunmen attacked the convoy", source="Police", factuality="PR+")
    event = one(find(text, claim), "attacked")
    assert [(assertion.claim, assertion.factuality) for assertion in event.asserted_by] == [("c1", "PR+")]


def test_contexts_follow_the_words_of_the_clause(find: Find) -> None:
    assert "cyber" in one(find("Hackers hacked the ministry with malware."), "hacked").contexts
    assert "diplomatic" in one(find("Norway expelled two diplomats."), "expelled").contexts


def test_empty_text_gives_nothing(find: Find) -> None:
    assert find("") == Found()


def test_a_sentence_without_end_is_a_problem_and_not_read(find: Find) -> None:
    found = find("bomb " * 500)
    assert [problem.code for problem in found.problems] == ["sentence-too-long"]
    assert found.events == ()
