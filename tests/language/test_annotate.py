"""Annotate: names, who they are, and whom descriptions and pronouns point at; on sentences written for this test."""

import pytest

from overt.language.annotate import annotate
from overt.language.annotated import Language
from overt.language.resolve import Resolution, resolve
from overt.reading import Actor, Article, Published


def read(text: str, *, published: str | None = None) -> Language:
    basis = "given" if published else "none"
    language = annotate(Article(id="x", text=text, language="en", published=Published(edtf=published, basis=basis)))
    assert all(one.stands_in(text) for one in (*language.mentions, *language.sentences))
    ids = {one.id for one in language.actors}
    assert all(one.actor in ids for one in language.mentions if one.actor)
    return language


def who(language: Language, words: str, *, nth: int = 1) -> Resolution:
    start = -1
    for _ in range(nth):
        start = language.text.index(words, start + 1)
    return resolve(language, start, start + len(words))


def actor(language: Language, name: str) -> Actor:
    return next(one for one in language.actors if one.name == name)


# -- names


def test_a_surname_is_propagated_to_every_place_where_it_stands() -> None:
    language = read("Sergei Naryshkin spoke in Minsk. Naryshkin’s visit was short.\n\nNaryshkin left.")
    spoken = [one.quote for one in language.mentions if one.actor == actor(language, "Sergei Naryshkin").id]
    assert spoken == ["Sergei Naryshkin", "Naryshkin", "Naryshkin"]


def test_a_surname_that_two_people_share_names_neither() -> None:
    language = read("Marta Kask met her colleague Jaan Kask in Tartu. Kask said nothing.")
    last = [one for one in language.mentions if one.quote == "Kask"][-1]
    assert last.actor is None


def test_a_title_tells_two_people_of_one_surname_apart() -> None:
    language = read(
        "Marta Kask and Jaan Kask spoke in Tartu. Mrs. Marta Kask left early. Mr. Jaan Kask stayed. Ms. Kask was ill."
    )
    last = [one for one in language.mentions if one.quote == "Kask"][-1]
    assert last.actor == actor(language, "Marta Kask").id


def test_a_first_name_tells_which_of_two_a_title_means() -> None:
    language = read("Bill Berg and Erika Berg spoke in Tartu. Mr. Berg left early. Mrs. Berg stayed.")
    assert who(language, "Mr. Berg").name == "Bill Berg"
    assert who(language, "Mrs. Berg").name == "Erika Berg"


def test_an_acronym_is_its_long_form() -> None:
    language = read("The Harbour Safety Board (HSB) closed the quay. The HSB gave no reason, the harbour said.")
    board = actor(language, "Harbour Safety Board")
    assert [one.quote for one in language.mentions if one.actor == board.id].count("HSB") == 2


def test_an_acronym_before_its_long_form() -> None:
    language = read("The SVR (Foreign Intelligence Service) of Russia answered. The SVR denied it.")
    service = next(one for one in language.actors if one.country == "RUS" and one.type == "organisation")
    assert {one.quote for one in language.mentions if one.actor == service.id} >= {
        "SVR",
        "Foreign Intelligence Service",
    }


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Foreign Intelligence Service (SVR) said it recruited nobody. The SVR was silent.", "RUS"),
        ("The Federal Bureau of Investigation (FBI) said its agents left. The FBI was silent.", "USA"),
    ],
)
def test_a_known_acronym_tells_whose_long_form_stands_before_it(text: str, country: str) -> None:
    bodies = [one for one in read(text).actors if one.type == "organisation"]
    assert [(one.country, "(" in one.name) for one in bodies] == [(country, False)]


def test_a_state_in_brackets_is_no_acronym() -> None:
    names = {one.quote: one.type for one in read("The Ministry of Defence (UK) was silent on Friday.").mentions}
    assert names["UK"] == "country"


def test_a_hyphenated_pair_is_two_people() -> None:
    language = read("Sergei Naryshkin flew to Minsk. The Naryshkin-Tertel talks lasted an hour.")
    assert {"Naryshkin", "Tertel"} <= {one.quote for one in language.mentions if one.type == "person"}
    assert who(language, "Naryshkin", nth=2).name == "Sergei Naryshkin"


def test_a_double_surname_is_one_person() -> None:
    language = read("The court heard Anna Smith-Jones on Monday. Anna Smith-Jones denied the charge.")
    assert [one.quote for one in language.mentions if one.type == "person"] == ["Anna Smith-Jones"] * 2


def test_two_states_in_one_word_are_two_states() -> None:
    language = read("The Russia-Belarus alliance was renewed in Minsk.")
    names = [(one.quote, one.type) for one in language.mentions if one.form == "name"]
    assert names[:2] == [("Russia", "country"), ("Belarus", "country")]


def test_transliterations_of_one_name_meet() -> None:
    language = read("Alexander Lukashenko spoke. Aleksandr Lukashenka left. Lukashenka was angry.")
    assert len([one for one in language.actors if one.type == "person"]) == 1


@pytest.mark.parametrize("written", ["Victor Orban", "Wiktor Orbán", "Viktor Orban"])
def test_another_spelling_is_the_one_of_the_list_where_its_state_is_named(written: str) -> None:
    assert actor(read(f"{written} said that Hungary would wait."), written).ids == {"wikidata": "Q57641"}
    assert read("Victor Orban plays chess in Ostby, he said.").actors[0].ids == {}


@pytest.mark.parametrize("words", ["Nato", "NATO"])
def test_a_body_of_the_list_has_its_identifier(words: str) -> None:
    language = read(f"{words} said on Monday that it would send ships.")
    assert actor(language, words).ids == {"wikidata": "Q7184"}
    match = actor(language, words).match
    assert match is not None
    assert match.score >= 0.85


def test_an_ambiguous_short_name_needs_its_state() -> None:
    assert not [one for one in read("The PET bottles were found, SIS said.").actors if one.match]
    danish = read("Danish police said PET had warned them.")
    assert actor(danish, "PET").country == "DNK"


def test_small_words_are_no_bodies() -> None:
    language = read("We must not let it rest: they must raw deal with us, and the aw of it was felt in Sweden.")
    assert [one for one in language.actors if one.match and one.type == "organisation"] == []


@pytest.mark.parametrize("words", ["A Ukrainian man was held in Riga.", "The Russian-made drone fell near Riga."])
def test_an_adjective_is_no_state(words: str) -> None:
    assert [one for one in read(words).actors if one.type == "country"] == []


def test_people_the_model_misses_are_told_by_how_they_are_treated() -> None:
    language = read("There was a bang, said Eva, a 17-year-old student. The windows broke, she told reporters.")
    assert who(language, "she").name == "Eva"


@pytest.mark.parametrize(
    "text", ["The tanker Northern Petrel left.", "Northern Petrel, a Maltese-flagged tanker, left."]
)
def test_a_ship_is_a_vessel(text: str) -> None:
    assert [(one.quote, one.type) for one in read(text).mentions if one.type == "vessel"] == [
        ("Northern Petrel", "vessel")
    ]


def test_an_office_before_a_name_makes_it_a_person() -> None:
    language = read("Former Harbour Line CEO Marvella Quist spoke. She was angry.")
    assert who(language, "She").name == "Marvella Quist"


# -- metonyms


@pytest.mark.parametrize(
    "text",
    [
        "Moscow denied the charge.",
        "The raid was ordered by Moscow.",
        "They blamed Moscow for the fire.",
        "Moscow’s sabotage campaign goes on.",
        "The Moscow-backed group fled.",
        "He set the fire on behalf of Moscow.",
    ],
)
def test_a_capital_that_acts_is_its_state(text: str) -> None:
    language = read(text)
    mention = next(one for one in language.mentions if one.quote == "Moscow")
    found = language.actor(mention.actor)
    assert found is not None
    assert (mention.type, found.country) == ("country", "RUS")


@pytest.mark.parametrize(
    "text",
    [
        "He was held in Moscow on Friday.",
        "The train left for Moscow.",
        "A depot near Moscow burned.",
        "Moscow’s airports were closed.",
        "Moscow is a city of twelve million.",
    ],
)
def test_a_capital_that_does_not_act_is_a_place(text: str) -> None:
    mention = next(one for one in read(text).mentions if one.quote == "Moscow")
    assert (mention.type, mention.actor) == ("place", None)


def test_the_kremlin_is_the_state_unless_somebody_is_in_it() -> None:
    acting = read("The Kremlin has used the border.")
    assert acting.actors[0].country == "RUS"
    inside = read("They met in the Kremlin.")
    assert next(one for one in inside.mentions if one.quote == "Kremlin").type == "place"


def test_a_surname_with_its_office_and_state_is_the_office_holder() -> None:
    language = read("President Putin spoke in Russia on Monday. Mr Putin was calm.")
    assert actor(language, "Putin").ids == {"wikidata": "Q7747"}
    assert actor(read("President Kaskanen spoke in Russia."), "Kaskanen").match is None


def test_several_speakers_have_all_their_names() -> None:
    language = read("Erika Tamm met Jaan Kask. Tamm and Kask said the quay was safe.")
    assert who(language, "Tamm and Kask").name == "Erika Tamm and Jaan Kask"


# -- roles


def test_an_apposition_gives_a_role_with_its_body() -> None:
    language = read("Sergei Naryshkin, director of Russia’s SVR intelligence agency, met reporters in Minsk.")
    person = actor(language, "Sergei Naryshkin")
    [role] = person.roles
    assert (role.title, role.of) == ("director", actor(language, "SVR").id)
    assert role.span is not None
    assert role.span.quote == "director of Russia’s SVR intelligence agency"


def test_a_title_is_a_role_and_no_part_of_the_name() -> None:
    language = read("The fire was planned, Interior Minister Jaan Kask said. Sir Richard Moore agreed.")
    assert actor(language, "Jaan Kask").roles[0].title == "Interior Minister"
    assert actor(language, "Richard Moore").name == "Richard Moore"


def test_roles_of_the_list_hold_only_for_the_day_of_publication() -> None:
    text = "Vladimir Putin spoke on Monday."
    dated = actor(read(text, published="2015-03-02"), "Vladimir Putin")
    assert [(one.title, one.since) for one in dated.roles] == [("president", "2012-05-07")]
    before = actor(read(text, published="2011-03-02"), "Vladimir Putin")
    assert "president" not in [one.title for one in before.roles]
    assert actor(read(text), "Vladimir Putin").roles == ()


def test_a_role_told_and_listed_is_one_role() -> None:
    language = read("Nancy Faeser, the interior minister of Germany, spoke.", published="2023-05-02")
    [role] = actor(language, "Nancy Faeser").roles
    assert (role.title, role.since, role.span is None) == ("interior minister", "2021-12-08", False)


def test_a_body_before_a_person_is_that_body() -> None:
    language = read("Ukraine’s military intelligence chief left.\n\nA Russian army museum was closed.")
    assert [one.country for one in language.actors if one.type == "organisation"] == ["UKR"]


# -- descriptions and pronouns


SPY = (
    "Ships will be watched more closely, the Kremlin’s spy chief announced.\n\n"
    "Sergei Naryshkin, director of Russia’s SVR intelligence agency, blamed Finland. "
    "Naryshkin offered no proof of his charge."
)


def test_a_description_before_the_name_is_linked() -> None:
    assert who(read(SPY), "the Kremlin’s spy chief").name == "Sergei Naryshkin"


def test_a_possessive_pronoun_is_linked() -> None:
    assert who(read(SPY), "his").name == "Sergei Naryshkin"


def test_the_state_tells_two_heads_of_services_apart() -> None:
    language = read(
        SPY + "\n\nSir Richard Moore, the director of Britain’s intelligence agency MI6, was alarmed. "
        "The British spy chief called it reckless."
    )
    assert who(language, "The British spy chief").name == "Richard Moore"


def test_a_bare_plural_has_its_fullest_form() -> None:
    language = read("Western security officials suspect agents. Cables were cut, officials say.")
    assert who(language, "officials", nth=2).name == "Western security officials"


def test_officials_of_another_state_are_others() -> None:
    language = read("Latvian officials blamed sailors. Finnish officials disagreed.")
    assert who(language, "Finnish officials").name == "Finnish officials"


def test_a_report_speaks_for_its_author() -> None:
    language = read(
        "A report by the Harbour Policy Institute said attacks had tripled. It read: “Nothing was done.” "
        "The report said more would follow."
    )
    for words in ("A report by the Harbour Policy Institute", "It", "The report"):
        assert who(language, words).name == "Harbour Policy Institute"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Erika Tamm warned the port. She said it twice.", "She", "Erika Tamm"),
        ("Erika Tamm met Jaan Kask. He said little.", "He", "Jaan Kask"),
        (
            "A friend of the driver called police. The friend said he had heard a bang.",
            "The friend",
            "Friend of the driver",
        ),
        ("Danish police closed the bridge. They described the man as dangerous.", "They", "Danish police"),
        ("Estonia’s Internal Security Service held two men. The agency said it had proof.", "The agency", None),
        ("The Belarusian president, Alexander Lukashenko, was there. The president said no.", "The president", None),
    ],
)
def test_linked(text: str, words: str, name: str | None) -> None:
    language = read(text)
    found = who(language, words)
    expected = name or next(one.name for one in language.actors if one.match or one.type == "person")
    assert found.name == expected
    assert found.actor is not None


def test_he_is_the_subject_behind_a_fronted_phrase() -> None:
    text = (
        "Erik Berg met a general in Ostby. Berg was pleased. In the recording streamed by ONV channel, "
        "19-year-old Jaan Kask claimed that he had been cheated."
    )
    language = read(text)
    assert [one.actor for one in language.mentions if one.quote == "he"] == [actor(language, "Jaan Kask").id]


def test_a_report_by_a_named_think_tank_is_that_think_tank() -> None:
    text = "A report by the Center for Strategic and International Studies think tank said prices rose. It was long."
    assert who(read(text), "A report").name == "Center for Strategic and International Studies"
    assert "tank" not in {one.name for one in read("A tank burned in the street. The tank was old.").actors}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jaan Kask and Mart Tamm met Peeter Saar in Tartu. Mart Tamm and Jaan Kask spoke. He said no.", "He"),
        ("“He knows it. We know it,” Erik Berg said.", "He"),
        ("It was clear that the fire was no accident.", "It"),
        ("He said the depot burned.", "He"),
    ],
)
def test_what_is_not_safe_stays_open(text: str, words: str) -> None:
    found = who(read(text), words)
    assert found.actor is None


def test_a_relative_pronoun_is_its_noun() -> None:
    language = read("Erika Tamm, who said the quay was safe, left.")
    assert who(language, "who").name == "Erika Tamm"


def test_what_is_neither_is_named_as_written() -> None:
    language = read("Charging papers from the court said so.")
    assert who(language, "Charging papers").name == "Charging papers"


@pytest.mark.parametrize(
    "text", ["", "\n\n", "…", "’s ’s ’s", "()", "(SVR)", "-", "A-B-C", "THE END OF IT ALL, SAID NOBODY AT ALL"]
)
def test_poor_text_is_no_error(text: str) -> None:
    read(text)


def test_a_street_is_nobody_and_somebody_named_like_a_site_is() -> None:
    text = "Anna Temple said the van stood in Walton Lane. She said Walton Lane was shut."
    people = {one.quote for one in read(text).mentions if one.type == "person" and one.form == "name"}
    assert people == {"Anna Temple"}
