"""Act, factuality and evidence of a claim follow the guideline."""

from collections.abc import Callable

import pytest

from overt.reading import Claim

ReadOne = Callable[[str], Claim]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The envoy accused the crew of sabotage.", "accuse"),
        ("The embassy denied that it had paid him.", "deny"),
        ("The courier admitted that he set the fire.", "admit"),
        ("The caller threatened to burn the depot.", "threaten"),
        ("The police urged residents to stay indoors.", "demand"),
        ("The police warned residents against going out.", "demand"),
        ("The envoy dismissed that as gossip.", "deny"),
        ("The judge asked the clerk to read the list.", "demand"),
        ("The judge asked whether the seal was intact.", "say"),
        ("The alliance pledged to guard the cables.", "promise"),
        ("Officials suspect that agents paid the men.", "assess"),
        ("The general told his men to wait.", "order"),
        ("The bishop called for calm in the port.", "call"),
        ("The president called the fire an attack.", "call"),
        ("The front claimed responsibility for the blast.", "admit"),
        ("The courier pleaded not guilty to arson.", "deny"),
        ("The ministry rejected the claim of a plot.", "deny"),
        ("The council rejected the leak of the letters.", "say"),
        ("A group from the south claimed the attack.", "admit"),
        ("The attack was claimed by a group from the south.", "admit"),
        ("The minister did not rule out that the fire was set.", "say"),
        ("Detectives are treating the fire as arson.", "assess"),
        ("The ambassador was told to leave within a day.", "order"),
        ("The envoy dismissed the reading as wrong.", "deny"),
        ("The envoy dismissed the summit as a picnic.", "call"),
        ("The envoy suggested that the five should meet again.", "call"),
        ("The envoy suggested that the five had met before.", "say"),
        ("The panel concluded that the fuse was cut.", "assess"),
    ],
)
def test_act_follows_the_cue(claim: ReadOne, text: str, act: str) -> None:
    assert claim(text).act == act


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("She said the van was there.", "CT+"),
        ("She said the van was not there.", "CT-"),
        ("She said no van was there.", "CT-"),
        ("She denied that the van was there.", "CT-"),
        ("She said the van may have been there.", "PS+"),
        ("She said the van may not have been there.", "PS-"),
        ("She said it was probably a drone.", "PR+"),
        ("She said a repeat was likely.", "PR+"),
        ("Police believe the van was there.", "PR+"),
        ("Police do not believe the van was there.", "PR-"),
        ("The pilot said he believed the radar was jammed.", "PR+"),
        ("The embassy did not deny that it had paid him.", "Uu"),
        ("The envoy dismissed the summit as a picnic.", "CT+"),
        ("The envoy suggested that the five should meet again.", "Uu"),
        ("Police do not exclude that the van was there, she said.", "PS+"),
        ("She said the van would stay only if the gate was mended.", "CT+"),
        ("If confirmed, the raid may be a crime, she said.", "PS+"),
        ("She said he sold candles, nothing but candles.", "CT+"),
        ("His claim that the van was never there was false.", "CT-"),
        ("She asked whether the van was there.", "Uu"),
        ("The tower ordered the pilot to land.", "Uu"),
        ("“Leave the hall,” the porter shouted.", "Uu"),
        ("“Who was it?” the judge asked.", "Uu"),
        ("The alliance pledged to guard the cables.", "CT+"),
        ("The service is said to have paid the men.", "CT+"),
        ("The service is thought to have paid the men.", "PR+"),
        ("She said there was no doubt that the van was there.", "CT+"),
        ("She said it was unclear how the van got there.", "CT+"),
        ("She said it was unclear whether the van was there.", "PS+"),
        ("She said a raid could not be ruled out.", "PS+"),
        ("The minister did not rule out that the van was there.", "PS+"),
        ("There was a high probability of a raid, she said.", "PR+"),
        ("If the van comes, it will be stopped, she said.", "Uu"),
        ("Even if the van comes, it will be stopped, she said.", "CT+"),
        ("The inquiry found no evidence of a raid.", "CT-"),
        ("The ministry rejected the claim of a plot.", "CT-"),
        ("“No,” she said.", "CT-"),
    ],
)
def test_factuality(claim: ReadOne, text: str, factuality: str) -> None:
    assert claim(text).factuality == factuality


@pytest.mark.parametrize(
    ("text", "evidence", "words"),
    [
        ("The mayor said the fire was set.", "none-stated", None),
        ("The envoy accused the crew of sabotage, without giving evidence.", "declined", "without giving evidence"),
        ("Court papers said that the seal was broken.", "document", "Court papers"),
        ("The inquiry found that the fuse was cut.", "official-finding", "inquiry"),
        ("Intelligence indicates that the ship was watched.", "intelligence", "Intelligence"),
        ("Two residents said they heard a bang.", "witness", "residents"),
        ("The clerk testified that she saw a van.", "witness", "testified"),
        ("“I heard two bangs,” Ana Petrov said.", "witness", "I heard"),
        ("Footage showed that the van stood at the gate.", "physical", "Footage"),
        ("According to local media, the man was a cook.", "media", "media"),
        ("The courier confessed that he set the fire.", "confession", "confessed"),
        ("An analyst said the cell would try again.", "expert", "analyst"),
        ("The mayor admitted that the gate was open.", "none-stated", None),
        ("The courier admitted setting the fire.", "confession", "admitted"),
        (
            "The ministry said, without offering any proof, that the crew spied.",
            "declined",
            "without offering any proof",
        ),
        ("The navy gave no other details or proof. It said the ship had turned.", "none-stated", None),
        ("One of the leaflets said that the grid was next.", "document", "leaflets"),
        ("Camera images show two men at the gate, the police said.", "physical", "images"),
        ("Reports by residents said the van had stood there.", "witness", "residents"),
        ("The clerk said he had seen two men.", "witness", "seen"),
        ("Residents suspect that the van was stolen.", "none-stated", None),
        ("Residents blamed the guards.", "none-stated", None),
        ("Local authorities said the road was shut.", "none-stated", None),
        ("Ana Lind, who sells bread by the gate, said the van stood there for an hour.", "witness", "sells"),
        ("Ana Lind, who runs a kiosk by the gate, said the van stood there for an hour.", "witness", "runs"),
        ("Ana Lind, who runs the port authority, said the van stood there for an hour.", "none-stated", None),
        ("Ana Lind, who studies the services, said the chief travelled often.", "expert", "studies"),
        ("Ana Lind of the Vikby Centre for Peace said the talks would fail.", "expert", "Centre"),
        ("His widow said that he had received three calls.", "witness", "received"),
        ("His mother said that the town was cold.", "none-stated", None),
        ("Lind told the police that he had been paid in cash.", "witness", "paid"),
        ("Lind told the police that the lamp was red.", "none-stated", None),
        ("Fragments of a gas bottle had been found on the stairs, the officer said.", "physical", "found"),
        ("Two men had been found in the forest, the officer said.", "none-stated", None),
        ("A fire investigator said traces of petrol were found on the stairs.", "official-finding", "found"),
        ("The officer said intercepted messages had led to the car.", "intelligence", "intercepted messages"),
        (
            "It was a mine, the navy said, citing an examination of the wreck.",
            "official-finding",
            "citing an examination",
        ),
        (
            "The envoy accused the crew of theft. He spoke for an hour. He had no proof of it.",
            "declined",
            "no proof",
        ),
        ("In an email to reporters, the front said that the raid would go on.", "none-stated", None),
        (
            "“He bought a glass of juice,” the officer said, citing the stallholder.",
            "witness",
            "citing the stallholder",
        ),
        ("State television reported that the ship had sunk.", "media", "television"),
        ("Divers found that the anchor was in its place.", "official-finding", "found"),
        ("“The letter says that the seal was broken,” the lawyer said.", "document", "letter"),
        ("In a letter of two pages the deputies accused the mayor of theft.", "document", "In a letter"),
        ("Ana Lind of the Vikby think tank Keel said the raids would go on.", "expert", "think tank"),
        ("The officer asked whether the card bore any fingerprints.", "none-stated", None),
        ("“There were splinters of glass around me,” Ana Petrov said.", "witness", "around me"),
        (
            "The van was rented in May, said the mayor, citing two leaked documents.",
            "document",
            "citing two leaked documents",
        ),
    ],
)
def test_evidence_with_the_words_that_decided(claim: ReadOne, text: str, evidence: str, words: str | None) -> None:
    found = claim(text)
    assert found.evidence == evidence
    assert (found.evidence_span.quote if found.evidence_span else None) == words


def test_statement_is_no_document(claim: ReadOne) -> None:
    assert claim("A statement said that the road was shut.").evidence == "none-stated"


def test_named_outlet_is_no_evidence(claim: ReadOne) -> None:
    assert claim("The Nordhaven Courier reported that the ship had sunk.").evidence == "none-stated"


def test_witness_stays_a_witness(claims: Callable[[str], tuple[Claim, ...]]) -> None:
    found = claims("Ilja Brandt testified that he saw a van. The lamp was out, Brandt said.")
    assert [one.evidence for one in found] == ["witness", "witness"]


def test_score_is_lower_without_a_speaker_found(claim: ReadOne) -> None:
    with_speaker = claim("The mayor said the road was shut.").score
    assert 0 < claim("Saying that the road was shut was wrong.").score < with_speaker <= 1
