"""Every form of attribution in news is found, with its speaker and its words."""

import time
from collections.abc import Callable

import pytest

from overt.claims.find import find_claims
from overt.language.annotate import annotate
from overt.reading import Article, Claim

Read = Callable[[str], tuple[Claim, ...]]
ReadOne = Callable[[str], Claim]


def test_direct_speech_with_the_cue_behind(claim: ReadOne) -> None:
    found = claim("“We were asleep,” the guard said.")
    assert (found.source.quote, found.cue.quote, found.content.quote) == ("the guard", "said", "“We were asleep,”")
    assert found.form == "direct"


def test_direct_speech_with_the_cue_in_front(claim: ReadOne) -> None:
    found = claim('The guard replied: "We were asleep."')
    assert (found.source.quote, found.content.quote) == ("The guard", '"We were asleep."')


def test_inverted_cue(claim: ReadOne) -> None:
    found = claim("“We were asleep,” said Ilja Brandt.")
    assert found.source.quote == "Ilja Brandt"


def test_split_quotation_is_one_claim(claim: ReadOne) -> None:
    found = claim("“We were asleep,” said Ilja Brandt. “Nobody came to the gate.”")
    assert found.content.quote == "“We were asleep,”"
    assert [one.quote for one in found.more] == ["“Nobody came to the gate.”"]


def test_quotation_over_paragraphs_is_one_claim(claim: ReadOne) -> None:
    found = claim("“The night was calm,” said Brandt. “Then came the bang.\n\n“We ran to the quay.”")
    assert [one.quote for one in found.more] == ["“Then came the bang.", "“We ran to the quay.”"]


def test_whole_sentence_in_marks_goes_on_with_the_last_speaker(claim: ReadOne) -> None:
    found = claim('"The night was calm," said Brandt.\n\n"We ran to the quay at once."')
    assert [one.quote for one in found.more] == ['"We ran to the quay at once."']


def test_verb_of_speech_that_no_list_knows(claim: ReadOne) -> None:
    found = claim("Brandt beamed: “This is wonderful news!”")
    assert (found.source.quote, found.cue.quote, found.act) == ("Brandt", "beamed", "say")


def test_indirect_speech_with_that(claim: ReadOne) -> None:
    found = claim("Mara Lindqvist, the harbour chief, said that the cable had been cut.")
    assert (found.source.quote, found.content.quote, found.form) == (
        "Mara Lindqvist",
        "the cable had been cut",
        "indirect",
    )


def test_floating_cue(claim: ReadOne) -> None:
    found = claim("The cable had been cut, Lindqvist said on Monday.")
    assert found.content.quote == "The cable had been cut"


def test_cue_inside_its_content(claim: ReadOne) -> None:
    found = claim("The cable, she said, had been cut by an anchor.")
    assert found.content.quote == "had been cut by an anchor"
    assert [one.quote for one in found.more] == ["The cable"]


def test_mixed_speech(claim: ReadOne) -> None:
    found = claim("The minister said the fire was “no accident” and would be investigated.")
    assert found.content.quote == "the fire was “no accident” and would be investigated"
    assert found.form == "mixed"


def test_according_to(claim: ReadOne) -> None:
    found = claim("Two ships were near, according to the Nordhaven coast guard.")
    assert (found.source.quote, found.cue.quote) == ("the Nordhaven coast guard", "according to")
    assert found.content.quote == "Two ships were near"


def test_in_somebodys_words(claim: ReadOne) -> None:
    found = claim("The raid was, in the words of General Otto Reik, “a warning shot”.")
    assert found.source.quote == "General Otto Reik"
    assert "“a warning shot”" in found.content.quote


def test_noun_of_saying_with_its_owner(claim: ReadOne) -> None:
    found = claim("His claim of a naval build-up was checked.")
    assert (found.source.quote, found.cue.quote, found.content.quote) == ("His", "claim", "a naval build-up")


def test_noun_of_saying_with_a_clause(claim: ReadOne) -> None:
    found = claim("She made the accusation that the guard had slept.")
    assert (found.source.quote, found.act, found.content.quote) == ("She", "accuse", "the guard had slept")


def test_document_as_speaker(claims: Read) -> None:
    first, second = claims("The report said the lock had been forced. It read: “The door stood open.”")
    assert (first.source.quote, first.evidence) == ("The report", "document")
    assert (second.source.quote, second.form, second.evidence) == ("It", "direct", "document")


def test_hidden_source_of_a_passive(claim: ReadOne) -> None:
    found = claim("The service is said to have paid the men.")
    assert found.source is None
    assert (found.cue.quote, found.content.quote) == ("is said", "to have paid the men")
    assert [one.quote for one in found.more] == ["The service"]


def test_hidden_source_of_it_is_alleged(claim: ReadOne) -> None:
    found = claim("It is alleged that the clerk copied the list.")
    assert found.source is None
    assert found.content.quote == "the clerk copied the list"


def test_passive_with_its_doer(claim: ReadOne) -> None:
    found = claim("The raid was described as “an act of piracy” by the envoy.")
    assert found.source.quote == "the envoy"
    assert found.content.quote == "“an act of piracy”"


def test_reportedly(claim: ReadOne) -> None:
    found = claim("The ship reportedly left without its lamps.")
    assert (found.source, found.cue.quote, found.content.quote) == (None, "reportedly", "left without its lamps")


def test_brief_with_a_colon(claim: ReadOne) -> None:
    found = claim("Premier Otto Reik: we will rebuild the bridge in a year.")
    assert (found.source.quote, found.cue.quote) == ("Premier Otto Reik", ":")
    assert found.content.quote == "we will rebuild the bridge in a year"


def test_label_of_a_page_is_no_speaker(claims: Read) -> None:
    assert claims("Update: the port is open again after the storm.") == ()


def test_claim_inside_a_claim(claims: Read) -> None:
    outer, inner = claims("The envoy said that the mayor had denied that the bridge was mined.")
    assert (inner.within, inner.source.quote, inner.act) == (outer.id, "the mayor", "deny")
    assert outer.within is None


def test_own_belief_inside_own_words_is_no_second_claim(claim: ReadOne) -> None:
    assert claim("The pilot said he believed the radar was jammed.").source.quote == "The pilot"


def test_cue_inside_direct_speech_is_no_claim(claim: ReadOne) -> None:
    assert claim("“My brother said he was in Nordhaven,” Brandt said.").source.quote == "Brandt"


def test_scare_quotes_are_no_claim(claims: Read) -> None:
    assert claims("The “ghost ship” left the port of Nordhaven on Friday.") == ()


def test_title_of_a_work_is_no_claim(claims: Read) -> None:
    assert claims("He has read the novel “The Long Winter” twice.") == ()


def test_think_tank_thinks_nothing(claim: ReadOne) -> None:
    assert claim("A report by the Nordhaven think tank said the raids went on.").cue.quote == "said"


def test_several_speakers(claim: ReadOne) -> None:
    found = claim("Fiala and Tusk said the border would stay open.")
    assert (found.source.quote, [one.quote for one in found.also]) == ("Fiala", ["Tusk"])


def test_addressee(claim: ReadOne) -> None:
    found = claim("The mayor told reporters that the school was closed.")
    assert found.addressee.quote == "reporters"


def test_name_behind_its_description(claim: ReadOne) -> None:
    found = claim("The guard Ilja Brandt said the gate was open.")
    assert found.source.quote.endswith("Ilja Brandt")
    assert found.source.name == "Ilja Brandt"


def test_pronoun_is_resolved(claims: Read) -> None:
    _, second = claims("Ilja Brandt said the gate was open. He said the lamp was out.")
    assert (second.source.quote, second.source.name) == ("He", "Ilja Brandt")


def test_antecedent_stands_for_who(claim: ReadOne) -> None:
    assert claim("Brandt met the pilot, who said that the radar was jammed.").source.quote == "the pilot"


def test_speaker_of_a_participle(claims: Read) -> None:
    _, second = claims("Lindqvist said the quay was open, adding that two ships had left.")
    assert (second.source.quote, second.content.quote) == ("Lindqvist", "two ships had left")


def test_whom_saying_goes_back_to(claim: ReadOne) -> None:
    assert claim("The senator emailed supporters saying: “We go on.”").source.quote == "The senator"


def test_court_that_hears_tells_what_was_said_there(claim: ReadOne) -> None:
    found = claim("The court heard that Brandt had photographed the base.")
    assert (found.source, found.addressee.quote) == (None, "The court")
    assert found.content.quote == "Brandt had photographed the base"


def test_neighbour_who_hears_something_says_nothing(claims: Read) -> None:
    assert claims("The baker heard that the bridge was closed.") == ()


def test_passive_without_a_doer_hides_who_speaks(claim: ReadOne) -> None:
    found = claim("The envoy was summoned and told that the flights must stop.")
    assert found.source is None
    assert claim("Brandt allegedly handed over plans of the harbour.").source is None


def test_whoever_is_heard_saying_it_speaks(claim: ReadOne) -> None:
    found = claim("The guard can be heard saying “burn it all”.")
    assert found.source.quote == "The guard"


def test_verb_behind_a_passive_goes_back_to_the_speaker(claims: Read) -> None:
    first, second = claims("Lindqvist announced that an inquiry was opened and added that two men were sought.")
    assert (first.content.quote, second.source.quote) == ("an inquiry was opened", "Lindqvist")


def test_words_between_somebody_and_what_they_are_held_to_be(claim: ReadOne) -> None:
    found = claim("The porter identified Brandt in court on Friday as the man who rented the van.")
    assert found.content.quote == "Brandt in court on Friday as the man who rented the van"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A little-known group, Iron Dawn, claimed responsibility for the blast.", "Iron Dawn"),
        ("A spokesman for the line Nordbane, Lars Viken, said that no train had run.", "Lars Viken"),
        ("The foreman, Piet Maas, said that no train had run.", "Piet Maas"),
    ],
)
def test_name_set_beside_a_description(claim: ReadOne, text: str, name: str) -> None:
    assert claim(text).source.name == name


def test_names_given_to_things_are_no_direct_speech(claims: Read) -> None:
    (found,) = claims("The depot burned down, in what Governor Otto Reik called an “ambush.”")
    assert (found.act, found.form) == ("call", "mixed")


def test_interviewer_is_the_author_and_answers_are_direct(claims: Read) -> None:
    found = claims(
        "Chronicle: Is the harbour safe?\n\nHolt: The harbour was never safer.\n\nChronicle: The union says that "
        "the crane is old.\n\nHolt: The crane is new. We bought it in May.\n\nChronicle: Who paid for it?\n\n"
        "Holt: The town paid for it."
    )
    assert [(one.source.quote, one.form) for one in found] == [
        ("Holt", "direct"), ("The union", "indirect"), ("Holt", "direct"), ("Holt", "direct"),
    ]  # fmt: skip
    assert found[2].content.quote == "The crane is new. We bought it in May"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("By her own account she waited an hour.", "she waited an hour"),
        ("For the job he was promised 900 euros.", "900 euros"),
        ("Two people were reported hurt in Vikby when a bus was hit.", "hurt in Vikby when a bus was hit"),
        ("Residents spoke of a white flash.", "a white flash"),
        ("The insurer puts the damage at 40,000 euros.", "the damage at 40,000 euros"),
        ("Asked how he knew, he left the room.", "how he knew"),
        ("An engineer was asked if the cooler could have held fuel.", "the cooler could have held fuel"),
        (
            "The paper attributes the fire with high probability to men from Ostland.",
            "the fire with high probability to men from Ostland",
        ),
        ("The service is understood to have put out the fire.", "to have put out the fire"),
        ("The inquiry found no measurable effect in Vikby.", "no measurable effect in Vikby"),
        ("He sold maps to a woman who he thought was a student.", "was a student"),
        ("The ministry rejected the remark as “gossip”.", "the remark as “gossip”"),
        ("The talks ended with a promise to meet again.", "to meet again"),
    ],
)
def test_less_common_ways_of_attributing(claim: ReadOne, text: str, content: str) -> None:
    assert claim(text).content.quote.removeprefix("if ") == content


@pytest.mark.parametrize(
    "text",
    [
        "A drone fell into the yard; the caretaker, Brandt said, carried it out.",
        "The head of roads denied the charge: the caretaker, Brandt said, carried it out.",
    ],
)
def test_what_a_semicolon_or_an_earlier_claim_parts_is_no_content(claims: Read, text: str) -> None:
    (found,) = [one for one in claims(text) if one.cue.quote == "said"]
    assert "caretaker" in found.content.quote + " ".join(one.quote for one in found.more)
    assert not any("yard" in one.quote or "charge" in one.quote for one in (found.content, *found.more))


def test_ground_that_is_cited_is_no_content(claim: ReadOne) -> None:
    found = claim("The officer said the raid had been ordered from abroad, citing intercepted telephone calls.")
    assert (found.content.quote, found.evidence) == ("the raid had been ordered from abroad", "intelligence")


def test_belief_beside_a_saying_is_a_claim_of_its_own(claims: Read) -> None:
    found = claims("The coast guard says it counted nine boats and believes that all of them carried sand.")
    assert [(one.cue.quote, one.act) for one in found] == [("says", "say"), ("believes", "assess")]


def test_claim_of_somebody_else_behind_while(claims: Read) -> None:
    found = claims("The embassy said that the case was weak, while the minister warned that others would follow.")
    assert [one.content.quote for one in found] == ["the case was weak", "others would follow"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The army promised that “those who fled will be found”.", "mixed"),
        ("Brandt said the man used the name “Robert Stone”.", "indirect"),
        ("The minister called it an “ambush”.", "mixed"),
        ("The guard said: “They fled.”", "direct"),
    ],
)
def test_form(claims: Read, text: str, form: str) -> None:
    assert claims(text)[0].form == form


def test_want_is_given_on_request_only(claims: Read) -> None:
    text = "The union wants the owner to repair the yard."
    assert claims(text) == ()
    found = find_claims(annotate(Article(id="invented", text=text)), stances=True)
    assert [one.cue.quote for one in found] == ["wants"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("„Wir waren da“, said Brandt.", "„Wir waren da“"),
        ("«Nous étions là», said Brandt.", "«Nous étions là»"),
        ("»Vi var der,« said Brandt.", "»Vi var der,«"),
        ("‘We were there,’ said Brandt.", "‘We were there,’"),
        ("''We were there,'' said Brandt.", "''We were there,''"),
        ("“We were there,\" said Brandt.", "“We were there,\""),
    ],
)  # fmt: skip
def test_marks_of_every_country(claim: ReadOne, text: str, content: str) -> None:
    assert claim(text).content.quote == content


def test_one_odd_mark_does_not_spoil_the_rest(claims: Read) -> None:
    found = claims('"We saw it, said Ana Petrov.\n\n"Nobody came," said Bo Lund.')
    assert [(one.source.quote, one.content.quote) for one in found] == [
        ("Ana Petrov", '"We saw it,'),
        ("Bo Lund", '"Nobody came,"'),
    ]


def test_lost_opening_mark(claim: ReadOne) -> None:
    found = claim('The windows were blown out," Ana Petrov told reporters.')
    assert found.content.quote == 'The windows were blown out,"'
    assert found.source.quote == "Ana Petrov"


def test_text_without_words_has_no_claims(claims: Read) -> None:
    assert claims("… — “” 12") == ()


def test_five_thousand_marks_take_bounded_time(claims: Read) -> None:
    started = time.process_time()
    claims('"a" ' * 2_500)
    assert time.process_time() - started < 10


def test_ids_are_in_text_order(claims: Read) -> None:
    found = claims("Brandt said the gate was open. Lindqvist denied that the lamp was out.")
    assert [one.id for one in found] == ["c1", "c2"]


def test_longer_text_than_is_parsed_gives_claims_of_the_parsed_part(claims: Read) -> None:
    found = claims("“We saw it,” said Ana Petrov. The mayor said that the gate was open.\n\n" * 3_000)
    assert len(found) > 1_000


def test_words_before_the_cue_lead_in_only(claims: Read) -> None:
    found = claims("Asked about the fire, Brandt said: “Nobody came.”")
    assert [one.content.quote for one in found] == ["“Nobody came.”"]


def test_day_of_saying_is_no_content(claim: ReadOne) -> None:
    assert claim("The mayor said Tuesday the gate was open.").content.quote == "the gate was open"


def test_a_colon_within_a_title_in_quotation_marks_names_no_speaker(claims: Read) -> None:
    assert not [one for one in claims("‘Shed: The Musical’\n\nThe show opens on Monday.") if one.cue.quote == ":"]


def test_the_speaker_behind_a_quotation_is_no_part_of_it(claims: Read) -> None:
    text = '"We have looked at the anchor," the service\'s director, Kimmo Harju, told reporters in Turku.'
    (found,) = claims(text)
    assert (found.content.quote, found.form) == ('"We have looked at the anchor,"', "direct")
    assert found.source is not None
    assert found.source.name == "Kimmo Harju"
