"""Write docs/reports.md: every field, list and rule of reports, each with what overt reads in an example of ours."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from overt.claims.find import find_claims
from overt.evaluation.kinds import kinds_of, table
from overt.events.find import Found, find_events
from overt.language.annotate import annotate
from overt.reading import Article, Event, Place, Published, Report, Time
from overt.vocabulary import raw

PUBLISHED = "2025-04-15"
# Each field: what it holds and by which rule, and an example.
FIELDS = (
    ("type", "What kind of act: one of [IncidentType](reading.md#values-incidenttype). Strong words beat weak ones, narrow types "
     "general ones: what is called an attack and an arson is an arson.", "Masked men set fire to a depot in Tallinn on Monday."),
    ("stage", "How far the act got. A device that others defused was attempted.", "Police foiled a plot to blow up a railway bridge near Riga."),
    ("place", "Where, from the act's own clause: the finest place that the words name, with its country, its precision, and the "
     "reason. Where somebody comes from, was arrested or was paid is no place of the act.", "A bomb exploded in Lebanon, Pennsylvania, on Monday."),
    ("place: not in the gazetteer", "A village is a place where the page says what it is; a landmark lies in the only town that the "
     "page names (\"Kalev Tower, Tallinn\"); \"in the city\" is the only town named before. Without any, it is the only town or "
     "landmark of the headline, but for one where a court sits. What broke \"in Finnish waters\" has that country.",
     "A bomb broke the railway in the village of Tarnica, southeast of Warsaw."),
    ("place: a line", "A railway line, road, pipeline or cable between two towns is a place in the middle of its ends, with a "
     "radius that reaches both; so is the way between them. Airspace and waters have their country.",
     "Saboteurs cut signal cables on the railway line between Tallinn and Tartu on Monday."),
    ("place: in no gazetteer", "What the text uses for a town or calls a village is a place without coordinates, in the country of the "
     "places around it.", "Gunmen attacked the village of Tarnok, north of Riga, on Monday."),
    ("place: a heading", "A country or day that heads an entry of a list is that of its acts.",
     "Latvia: A depot in Riga was set on fire on Monday."),
    ("place: named features", "Seas, straits, cables, pipelines and borders are places with `radius_km`, how far from the point "
     "the act may have been.", "The Balticconnector pipeline in the Gulf of Finland was damaged by a ship's anchor on 8 October 2023."),
    ("time", "When, as an interval by one of the [rules of time](times.md). The day of publication is only ever an upper bound: "
     "without a time in the text it stays unknown.", "A warehouse in Leipzig was set on fire in the night of 8 to 9 March."),
    ("time: told together", "\"20 March last year\", \"the night from Sunday to Monday\" and \"on Monday and Tuesday\" are one time; "
     "\"overnight\" is the night before the day of publication. What has happened never lies ahead of the page.",
     "A warehouse in Leipzig was set on fire during the night from Sunday to Monday."),
    ("time: by another act", "A number of days from an act known to the day dates the other (rule `days-from-another-act`, with its "
     "anchor); weeks are approximate, \"days later\" stays open. \"It happened on …\" dates the act told in the sentence before.",
     "A bomb exploded in Porto on 4 April. Three days after the bombing, gunmen shot dead a judge in Braga."),
    ("time: when it was found", "Where only the discovery is dated, in the next sentence or, on a page that tells of one act, soon "
     "after, it was that day or the one before (rule `found-on`). A day that was no such day of the week (\"Monday, November 20, "
     "2024\") is doubtful, and open by a week either way (rule `weekday-contradicts`).",
     "Vandals sprayed coffins on walls in Porto. They were found on 7 April by a baker."),
    ("time: behind the law", "A time that closes a clause of the law or of inquiry is the act's where the verb has its own time before "
     "it, is still going on, or the time lies more than a month before the page; else it may be the day of the arrest, and stays unknown.",
     "A man was jailed for nine years over an arson attack on a warehouse in Porto in May 2023."),
    ("targets, sector", "Who and what was hit, in the words of the clause; the sector by the words of the targets.",
     "Saboteurs cut a fibre-optic cable near Narva on Sunday."),
    ("instrument", "What it was done with, in the words of the clause.", "Two men threw petrol bombs at the consulate in Krakow."),
    ("suspects", "The people held or sought for the act, each with how far the law has got and the words that say so.",
     "A 19-year-old student was charged with the arson attack on a shopping centre in Warsaw last May."),
    ("suspects: stages", "Steps are told by verbs, nouns (\"the arrest of\", \"a warrant for\") and states (\"in custody\", \"at large\"); "
     "none by \"if convicted\" or \"could be jailed\". Attackers killed at the act, who die in a fight with police, or by their own bomb are `dead`.",
     "Two gunmen opened fire at a market in Riga on Sunday, killing three people. The gunmen were shot dead by police."),
    ("stage: stopped", "What was meant to be done when somebody was held for it is planned.",
     "The two had also planned to set fire to a store in Riga, but the second man was arrested on the way there on 9 March."),
    ("sponsor", "The body said to be behind the act, named in the text, with MUC-4's certainty and the claims that say so.",
     "Latvian prosecutors accused Russia of ordering the arson attack on a museum in Riga in February 2024."),
    ("sponsor: own word", "Who says that they did it, or is said to have claimed it, has admitted it; who denies it is accused. Where the "
     "act's own words name nobody, the paragraphs that go on about it and its suspects are asked.",
     "The depot near Riga was blown up on Friday. The Grey River Front said that it had done so."),
    ("sponsor: left open", "Who is only not ruled out is possible.",
     "A data cable off Riga was cut on Friday. The navy could not rule out that Zembla had ordered it."),
    ("killed, injured", "Numbers in words or figures. Attackers are not counted, a toll of several acts together is not split.",
     "Gunmen stormed the barracks in Dakar on Friday, killing three soldiers; four of the attackers were killed."),
    ("killed: in passing", "\"Left two dead\", \"claimed the lives of\", \"no deaths\" count; a death told with \"also\" is added.",
     "A roadside bomb killed a general near Riga on 3 April. A local commander was also killed."),
    ("tolls", "Every count that the page gives, with its bounds and whose count it is: ranges, \"dozens\", \"at least\", and two "
     "parties that disagree.", "Officials said three guards were killed in the bombing in Lisbon on Monday, while witnesses said nine people were killed."),
    ("tolls: ranges", "Where words give two ends, the number stays unknown and the toll has both.",
     "Between 10 and 15 people were injured when a bomb exploded in Porto on Tuesday."),
    ("fillers", "What a small trained tagger takes for who did it, who or what was hit, and the means, beside the nearest act: a "
     "second opinion with the chance that it is right. Where the rules found nothing for a field and the tagger is sure, its words fill "
     "the field, and `filled` says so. A suspect is filled in by name only, a sponsor with a certainty by another trained model.",
     "A powerful bomb exploded in Porto on Monday. It destroyed the offices of the National Bank."),
    ("a wave", "A plural act that names two or more places is one report for each.", "Arson attacks hit depots in Riga and Tallinn on Monday."),
    ("mentions joined", "Mentions of one act in an article are one report, by place, time, target and kind of word; the evidence "
     "has the words of each, best first.", "A bomb exploded outside a bank in Lyon on Monday. The blast injured two guards."),
)  # fmt: skip
EXCLUDED = (
    ("generic", "Sabotage of railways is a growing worry, experts say."),
    ("total", "There have been 52 arson attacks since 2022."),
    ("historical", "Ten years ago today, a bomb exploded in Oslo, killing two people."),
    ("accident", "A data cable near Narva was cut by accident on Sunday when workers dug a trench."),
    ("fiction", "In the film, a spy blows up a bridge in Riga."),
    ("drill", "Shots were fired at Riga airport on Monday. It was all part of an exercise by the police."),
    ("denied", "The ministry denied a report that a bomb had been planted at the barracks in Riga."),
)
PLOVER = (
    ("Friendly deeds still to come are AGREE.", "Norway will send aid to Latvia next month, the minister said."),
    ("An announced retreat is CONCEDE.", "Zembla said that it will withdraw its troops from the island next year."),
    ("The summons of an ambassador is ACCUSE, no consultation.", "Norway summoned the Russian ambassador over the drones."),
    ("A warrant in absentia is THREATEN, arrest.", "A court in Vilnius issued an arrest warrant in absentia for General Petrov."),
    ("A conviction with prison is SANCTION and COERCE.", "A court in Vilnius convicted the man and jailed him for six years."),
    ("No ACCUSE beside a conviction for the same act.", "The man accused of the arson was convicted on Monday."),
    ("Joint exercises are COOPERATE.", "Norway and Sweden held joint military exercises in the Arctic."),
    ("Exercises of one country are MOBILIZE.", "Russia held military exercises near the border."),
    ("Refugees pushed have the causing agent as actor.", "Belarus pushed hundreds of migrants across the border into Poland."),
    ("Captured fighters are ASSAULT, abduct.", "Rebels captured twelve soldiers near Goma."),
    ("Troops moved inside an assault are not coded.", "Police deployed troops and shot dead three protesters in Khartoum."),
    ("Destroy only where destruction is the aim or the method is unknown.", "The army shelled the village and destroyed several homes."),
)  # fmt: skip
INVENTED = Path(__file__).parents[1] / "tests/evaluation/invented"


def read(text: str) -> Found:
    """What overt makes of an example."""
    article = Article(id="example", text=text, published=Published(edtf=PUBLISHED, basis="given"))
    language = annotate(article)
    return find_events(language, find_claims(language))


def page() -> str:
    """The whole page."""
    return "\n".join([
        "# Reports",
        "",
        "Written by `python scripts/reference.py`: what stands below each example is what overt reads in it, given",
        f"{PUBLISHED} as the day of publication. A *report* is one article's account of one act at its own place and time. A",
        "field comes from the act's own clause or one tied to it by stated coreference; else it is unknown. All fields with",
        "their types and all closed lists are in [the reading](reading.md).",
        "",
        "## Fields",
        "",
        *(line for name, rule, text in FIELDS for line in field(name, rule, text)),
        "## What is not counted",
        "",
        "Such a report stays in the reading with `excluded` and is not offered as an incident.",
        "",
        *(line for name, text in EXCLUDED for line in field(name, "", text)),
        "## Figures and trends",
        "",
        *field_of_figures("Sabotage attacks nearly tripled between 2023 and 2024. There have been 52 attacks since 2022."),
        "## Events and PLOVER's rules",
        "",
        "Every event has one of PLOVER's 16 categories, a mode (ours name their PLOVER parent), contexts, an aspect, and who",
        "asserts it how surely. A word list finds events; a linear model overrules the category of an event that has both",
        "a doer and one it is done to, where it gives another category a chance of .7 (see `models/coding.md`).",
        "",
        "| rule | example | events |",
        "|---|---|---|",
        *(f"| {rule} | {text} | {'; '.join(map(event, read(text).events)) or 'none'} |" for rule, text in PLOVER),
        "",
        "## Modes of ours",
        "",
        "| mode | its PLOVER parent | means | example |",
        "|---|---|---|---|",
        *(f"| `{one['label']}` | `{one['parent']}` | {one['definition']} | {one['example']} |" for one in raw("plover-modes") if one["source"] == "overt extension"),
        "",
        "## Where it is weak",
        "",
        "Counts on the invented news in `tests/evaluation/invented`, taken when this page was written. The half to develop on was read",
        "while the rules were; of the held half only these counts were ever looked at. A field is counted apart by what can go wrong",
        "with it: unknown though the page tells it, another value, or made up where the page tells none.",
        "",
        *table([(half, kinds_of(INVENTED / half)) for half in ("develop", "held")]),
        "",
    ])  # fmt: skip


def field(name: str, rule: str, text: str) -> Iterator[str]:
    """One field: its rule, an example, and the reports read in it."""
    yield f"### {name}"
    yield ""
    if rule:
        yield from (rule, "")
    yield f"> {text}"
    yield ""
    found = read(text)
    for report in found.reports:
        yield from (f"* {part}" for part in told(report))
        yield ""
    if not found.reports:
        yield from ("* no report", "")


def told(report: Report) -> Iterable[str]:
    """The fields of a report that are known."""
    yield f"**{report.type}**, {report.stage}" + (f"; not counted: `{report.excluded}`" if report.excluded else "")
    if report.place:
        yield f"place: {place(report.place)}"
    if report.time:
        yield f"time: {time(report.time)}"
    if report.targets:
        yield "targets: " + ", ".join(f"“{one.quote}”" for one in report.targets) + f"; sector: {report.sector}"
    if report.instrument:
        yield f"instrument: “{report.instrument.quote}”"
    yield from (f"suspect: “{one.quote}”, {one.legal_stage}" for one in report.suspects)
    if report.sponsor:
        said = ", ".join(report.sponsor.said_by) or "the author"
        yield f"sponsor: {report.sponsor.name}, {report.sponsor.certainty}, said by {said}"
    if report.killed is not None or report.injured is not None:
        yield f"killed: {report.killed}; injured: {report.injured}"
    for filler in report.fillers:
        yield f"filler: “{filler.quote}”, {filler.role}, {filler.score}" + (
            f"; fills `{filler.filled}`" if filler.filled else ""
        )
    for one in report.tolls:
        whose = f" by {one.claim}" if one.claim else ""
        yield f"toll: “{one.quote}” {one.what}, {one.least}–{one.most}{whose}" + (
            "; attackers" if one.attackers else ""
        )


def place(one: Place) -> str:
    """A place with what is known of it."""
    radius = f", within {one.radius_km:g} km" if one.radius_km else ""
    return f"{one.name}, {one.country}, {one.precision}{radius} ({one.reason})"


def time(one: Time) -> str:
    """A time with the words and the rule behind it."""
    return f"`{one.edtf}`, {one.earliest or '…'} to {one.latest or '…'} (“{one.quote}”, rule {one.rule})"


def event(one: Event) -> str:
    """An event in a few words."""
    return f"“{one.trigger.quote}” {one.category}{f', {one.mode}' if one.mode else ''} ({one.aspect})"


def field_of_figures(text: str) -> Iterator[str]:
    """The figures read in an example."""
    yield from (f"> {text}", "")
    for one in read(text).figures:
        change = f", {one.change}" if one.change else ""
        yield f"* “{one.quote}”: {one.what}, value {one.value}{change}, from {one.since} to {one.until}"
    yield ""
