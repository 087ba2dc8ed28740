"""Which acts a page tells of become reports, of which type and stage; and what is none."""

import pytest

from overt.claims.find import find_claims
from overt.events.find import find_events
from overt.language.annotate import annotate
from overt.reading import Article, Published, Report


def counted(text: str) -> list[Report]:
    """The reports of a text that count."""
    language = annotate(Article(id="x", text=text, published=Published(edtf="2025-03-12", basis="given")))
    return [one for one in find_events(language, find_claims(language)).reports if one.excluded is None]


def told(text: str) -> list[tuple[str, str]]:
    """The types and stages of the reports of a text that count."""
    return [(one.type, one.stage) for one in counted(text)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "A retired colonel was jailed for six years on Monday for selling photographs of a naval radar site "
            "to a Chinese go-between.",
            [("espionage", "accomplished")],
        ),
        (
            "Estonia expelled a Russian consul in May and charged a customs clerk, Priit Sool, with passing "
            "border plans to him.",
            [("espionage", "accomplished")],
        ),
        (
            "Prosecutors say a secretary handed the floor plans of two army barracks to an officer of the GRU.",
            [("espionage", "accomplished")],
        ),
        (
            "Sweden told an Iranian cultural attache to leave, accusing him of trying to buy a list of Kurdish "
            "refugees from a tax clerk.",
            [("espionage", "attempted")],
        ),
        (
            "A court in Gdansk sentenced a dock worker to four years for photographing military trains for "
            "Russian intelligence.",
            [("espionage", "accomplished")],
        ),
        ("Two men plotted to burn down a warehouse in Turku, a court heard on Tuesday.", [("arson", "planned")]),
        (
            "They planned to fix incendiary devices to the tanks of a fuel depot near Graz in May.",
            [("arson", "planned")],
        ),
        (
            "Four men were arrested in Malmo on Friday over a plan to kill a Kurdish poet.",
            [("assassination", "planned")],
        ),
        ("A handler had ordered him to torch a bus in Linz, which he did not do.", [("arson", "planned")]),
        (
            "Gunmen seized 14 pupils from a school at Kwanar Dutse on Friday and held them for nine days.",
            [("abduction", "accomplished")],
        ),
        (
            "In 2020 an exiled editor, Dara Rostami, was seized in the Iraqi city of Erbil and taken to Iran, "
            "where he is in prison.",
            [("abduction", "accomplished")],
        ),
        (
            "Rebels stopped a bus near Bambari on Sunday and led away eleven passengers.",
            [("abduction", "accomplished")],
        ),
        (
            "Poland shut the airport of Rzeszow for two hours on Friday because of balloons from Belarus.",
            [("airspace-incursion", "accomplished")],
        ),
        (
            "Five people were killed in Sloviansk on Sunday when a bus was hit from the air.",
            [("armed-attack", "accomplished")],
        ),
        ("Two mortar rounds fell in a school yard in Zolote on Friday.", [("armed-attack", "accomplished")]),
        (
            "Gunmen fired on a patrol of monitors near Kutum on Thursday and wounded a nurse.",
            [("armed-attack", "accomplished")],
        ),
        (
            "A minister in Sidon escaped on Tuesday when a bomb under his car failed to go off.",
            [("bombing", "attempted")],
        ),
        (
            "Bombs went off on Friday at a market in Multan and at a bus station in Okara.",
            [("bombing", "accomplished"), ("bombing", "accomplished")],
        ),
        (
            "Prosecutors believe the same gang was behind a fire that gutted a grain office in Cork on 3 March.",
            [("arson", "accomplished")],
        ),
        (
            "Omar Dudin, 51, was hit three times as he left his shop in Duhok on Monday and died in an ambulance.",
            [("assassination", "accomplished")],
        ),
        (
            "The heating works in Lahti says that hackers opened a valve on Friday, and the water ran out for an hour.",
            [("cyber", "accomplished")],
        ),
        (
            "A network of 90 cooking pages spread false stories about the vote in Moldova last autumn, a "
            "parliamentary report has found.",
            [("influence-operation", "accomplished")],
        ),
    ],
)
def test_acts_that_count(text: str, kinds: list[tuple[str, str]]) -> None:
    assert told(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "The president was watching army drills near Pskov.",
        "Tourists photographed the old military port from the ferry.",
        "The group said the teacher had been punished for spying for the army.",
        "A clerk sold pictures of the harbour to tourists for two euros apiece.",
        "The town plans to burn the old barn on Sunday as part of its spring feast.",
        "A customs patrol seized 40 kilos of amber at Medyka on Friday.",
        "The airport of Bergen was closed for an hour on Monday because of snow.",
        "A child let go a balloon at the fair in Tartu on Sunday.",
        "A truck was hit by a train near Pleven on Sunday, and two people died.",
        "Engineers blew up an old chimney in Leipzig on Sunday before a cheering crowd.",
        "A fire at a bakery in Lyon on Monday began in a faulty oven, the fire brigade said.",
        "The minister said that Warsaw wished to set the whole east on fire.",
        "Exiles from the republic have been stabbed, shot and poisoned in four countries.",
        "The young man had been hired through a chat by somebody who called himself Otto.",
    ],
)
def test_what_is_no_act(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "A court in Hamar has sent a former sergeant, 31, to prison for three years. He sold pictures of a radar "
            "mast to a man whom he took for a student.",
            [("espionage", "accomplished")],
        ),
        (
            "A translator told a court in Narva on Monday that she had never met the officers to whom prosecutors say "
            "she handed the drawings of nine barracks. Vaike Org, 51, denied one charge of spying.",
            [("espionage", "accomplished")],
        ),
        (
            "Norway arrested a sailor, 40, over photographs of a naval base. Police say he photographed the base for "
            "Iran. Latvia charged a former dispatcher, Ojars Balodis, with passing radar data to a diplomat.",
            [("espionage", "accomplished"), ("espionage", "accomplished")],
        ),
        (
            "Arsonists burned down a paint store in Celle on 19 October 2024. The young man had been recruited through "
            "a chat, his lawyer said.",
            [("arson", "accomplished")],
        ),
        (
            "A parcel exploded at a bank in Bologna in 2017. Two men were acquitted of that attack in 2019.",
            [("parcel-device", "accomplished")],
        ),
        (
            "The blast in Kismayo on Monday is the deadliest attack there since July, when a suicide bomber killed 11 "
            "people at a checkpoint in Baidoa.",
            [("bombing", "accomplished"), ("bombing", "accomplished")],
        ),
        (
            "Two men plotted to burn down a paper mill, a court heard. They planned to fix four incendiary devices to "
            "the gates of a depot near Leeds in March.",
            [("arson", "planned")],
        ),
        (
            "A bomb went off outside a hotel in Kismayo on Monday and killed nine people. Gunmen then climbed a wall, "
            "but guards shot three of them dead. A cook hid until the shooting stopped.",
            [("bombing", "accomplished")],
        ),
        (
            "Gunmen abducted a nurse from a clinic near Kaduna on Sunday. Last month, gunmen seized 22 pupils from a "
            "boarding school at Kwana.",
            [("abduction", "accomplished"), ("abduction", "accomplished")],
        ),
        ("The air force said it had shot down 40 of 52 drones overnight.", []),
    ],
)
def test_acts_told_around_others(text: str, kinds: list[tuple[str, str]]) -> None:
    assert told(text) == kinds


def test_a_plan_to_kill_has_no_dead() -> None:
    (report,) = counted("Four men were arrested in Malmo on Friday over a plan to kill two presenters of a radio.")
    assert (report.stage, report.killed) == ("planned", None)


def test_joined_prepositions_are_an_act_each() -> None:
    reports = counted("Bombs went off on Friday at a market in Multan and at a bus station in Okara.")
    assert [one.place.name for one in reports if one.place] == ["Multan", "Okara"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "A customs post near Kapikule was sprayed with bullets on Thursday night, and two officers were hurt.",
            {"armed-attack"},
        ),
        ("A grenade was lobbed over the wall of the Hungarian consulate in Bursa early on Sunday.", {"bombing"}),
        ("Limpet mines tore a hole in the hull of the tanker Orsa off Fujairah on 12 May.", {"bombing"}),
        ("Somebody had loosened 40 bolts on the rails outside Ljungby, the railway said on Monday.", {"sabotage"}),
        ("The mast of a radio station near Riga was felled with a chainsaw on Friday night.", {"sabotage"}),
        (
            "Two Uzbek citizens were detained in Moscow over a scooter bomb that killed a colonel on Tuesday.",
            {"bombing"},
        ),
        ("An arsonist hurled a burning bottle at the door of a synagogue in Oldenburg on Friday.", {"arson"}),
        ("The editor of an exile newspaper was knifed outside his flat in Vilnius on Saturday.", {"armed-attack"}),
        (
            "Attackers with hammers beat an opposition politician outside his house in Tbilisi on Tuesday.",
            {"armed-attack"},
        ),
        (
            "Pilots over the Gulf of Finland lost their satellite navigation on Monday, and "
            "Estonia blamed Russian jamming.",
            {"gnss-jamming"},
        ),
        (
            "A Chinese ship dragged its anchor for 90 miles and severed two data cables between "
            "Sweden and Lithuania in November.",
            {"cable-cut"},
        ),
        (
            "Two MiG fighters spent eleven minutes in Estonian airspace on Friday, the defence ministry said.",
            {"airspace-incursion"},
        ),
        ("Unknown drones circled over the barracks at Sanitz on three nights last week.", {"drone-incursion"}),
        (
            "The port of Antwerp halted work for an hour on Sunday after a drone was sighted above a chemical plant.",
            {"drone-incursion"},
        ),
        (
            "Iranian forces boarded the container ship Lunara in the Strait of Hormuz on Saturday "
            "and took it to Bandar Abbas.",
            {"vessel-interference"},
        ),
        ("Pirates hijacked a bulk carrier with 17 crew off Eyl on Thursday.", {"hijacking"}),
        ("The hospital network of Ljubljana was crippled by ransomware on Monday.", {"cyber"}),
        (
            "The websites of five Danish banks went down on Tuesday under a flood of requests "
            "claimed by the group Nightfox.",
            {"cyber"},
        ),
        (
            "Hundreds of fake accounts pushed a forged letter from the Polish president, the ministry said on Monday.",
            {"influence-operation"},
        ),
        (
            "Belarusian guards cut the fence at Usnarz on Sunday and pushed 60 migrants through the hole.",
            {"migration-push"},
        ),
        ("Russian border guards removed 24 buoys from the Narva river in May.", {"border-incident"}),
        ("Vandals smeared red paint over the monument to the deported in Jelgava on Friday.", {"vandalism"}),
        ("Five coffins were left beneath the tower in Lyon on Saturday.", {"other"}),
        ("Artillery pounded the market of Toretsk on Monday, killing three traders.", {"armed-attack"}),
        ("A glide bomb flattened a school in Kupiansk on Wednesday.", {"armed-attack"}),
        ("Suicide attackers stormed a police academy in Hangu on Sunday.", {"armed-attack"}),
        ("A car was driven into a crowd at a market in Mannheim on Friday, killing two people.", {"armed-attack"}),
        ("The mayor of Ocotlan was murdered in his office on Monday.", {"assassination"}),
        ("Rebels overran the village of Kitchanga on Saturday and killed twelve people.", {"armed-attack"}),
        ("Militants blew up a gas pipeline near Sui on Friday night.", {"sabotage", "bombing"}),
        ("Boko Haram raiders burned 30 houses in the village of Dalori on Tuesday.", {"arson", "armed-attack"}),
        ("A consul was shot at in his car in Herat on Monday but was not hurt.", {"armed-attack", "assassination"}),
        (
            "A package with a dead bird and a threat was left at the door of a Russian journalist in Riga on Monday.",
            {"other"},
        ),
        ("Police found 3 kilos of explosives under a bridge at Bar on Thursday.", {"bombing"}),
        ("A petrol bomb was thrown at a mosque in Leeds on Sunday.", {"arson"}),
        (
            "Two Bulgarians followed a journalist from Vienna to Berlin for a Russian handler in "
            "2022, a jury was told.",
            {"espionage"},
        ),
        ("An officer in the Swedish army was charged on Monday with leaking secrets to Russia.", {"espionage"}),
        ("Australian police charged a couple with trying to obtain defence material for Moscow.", {"espionage"}),
        ("Masked men ransacked the office of an election monitor in Batumi on Friday.", {"vandalism", "armed-attack"}),
        (
            "Power lines to the steel works at Galati were cut on Sunday night, and the company speaks of sabotage.",
            {"sabotage", "cable-cut"},
        ),
        ("A shell landed in the yard of a clinic in Nikopol on Tuesday.", {"armed-attack"}),
        (
            "Unidentified men dragged a blogger into a van in Nairobi on Thursday; he has not been seen since.",
            {"abduction"},
        ),
    ],
)
def test_one_act_in_many_wordings(text: str, kinds: set[str]) -> None:
    (report,) = counted(text)
    assert report.type in kinds


@pytest.mark.parametrize(
    "text",
    [
        "A gas explosion wrecked a block of flats in Lille on Friday.",
        "The fire brigade held a drill at the refinery in Schwedt on Monday.",
        "The court adjourned the trial until May.",
        "Farmers blocked the road to Medyka with tractors on Sunday.",
        "The minister attacked the budget in a speech in Prague on Monday.",
        "Two trawlers collided in fog off Skagen on Friday.",
        "A striker shot wide from ten metres in Turin on Sunday.",
        "Soldiers fired a salute at the funeral of the general in Oslo on Friday.",
        "The bank closed 40 branches in Portugal last year.",
        "The bomb squad was called to a school in Ghent on Monday, but the bag held gym shoes.",
        "Analysts warned that drones could close airports in the summer.",
        "He said that any attack on the bridge would be answered.",
        "The novel tells of a spy who sells secrets to Moscow.",
        "Police seized 200 kilos of cocaine from a ship in Antwerp on Tuesday.",
    ],
)
def test_what_sounds_like_an_act(text: str) -> None:
    assert counted(text) == []


def test_a_plea_takes_no_act_back() -> None:
    text = "Two men plotted to burn a mill in Leeds in March, a court heard. Both men deny conspiracy to commit arson."
    assert told(text) == [("arson", "planned")]


def test_an_act_told_of_a_time_is_another() -> None:
    text = (
        "A bomb went off at a market in Kismayo on Monday, killing nine people. The attack is the worst in Kismayo "
        "since July 2024, when a bomber killed 11 people at a checkpoint."
    )
    assert [one.killed for one in counted(text)] == [9, 11]
