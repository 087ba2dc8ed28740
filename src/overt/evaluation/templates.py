"""Predictions for the task ``templates``: who fills which role, by the reports made of an upper-case text."""

import re
from collections.abc import Iterable
from typing import Any

from overt.claims.find import find_claims
from overt.events.find import find_events
from overt.events.learned.entities import alike
from overt.events.learned.fill import seen_as
from overt.events.names import person_words
from overt.language.annotate import annotate
from overt.language.parse import pipeline
from overt.reading import Article, Report, Target

CONFIDENCE = {
    "reported-as-fact": "REPORTED AS FACT",
    "acquitted": "ACQUITTED",
    "claimed-or-admitted": "CLAIMED OR ADMITTED",
    "suspected-or-accused-by-authorities": "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "suspected-or-accused": "SUSPECTED OR ACCUSED",
    "possible": "POSSIBLE",
}
_WORD = re.compile(r"[A-Z][A-Z'’]*")
Words = list[str]


def predict(document: dict[str, Any]) -> dict[str, Any]:
    """The fillers of one document of the gold, from its ``id`` and ``text``; each entity by one mention.

    A report's fields count with the roles that the trained tagger tells beside them. The reports are the response
    templates too.
    """
    text = truecased(document["text"])
    language = annotate(Article(id=document["id"], text=text))
    reports = [one for one in find_events(language, find_claims(language)).reports if not one.excluded]
    told = [fields(one) for one in reports]
    sponsors = [sponsors_of(one) for one in reports]
    roles = {role: once(words for one in told for words in one[role]) for role in told[0]} if told else {}
    return {
        "id": document["id"],
        "roles": {role: words for role, words in roles.items() if role != "person"},
        "confidences": [
            [name, value] for [name] in roles.get("organisation", ()) for value in values_of(name, sponsors)
        ],
        "templates": [
            {"fills": [words for role in one.values() for words in role], "confidences": [list(pair) for pair in said]}
            for one, said in zip(told, sponsors, strict=True)
        ],
    }


def fields(report: Report) -> dict[str, Words]:
    """The words of a report by role: what the tagger tells, and of the report's fields what it has no opinion of."""
    out: dict[str, Words] = {
        role: [] for role in ("perpetrator", "organisation", "target", "victim", "person", "weapon")
    }
    for one in report.fillers:
        out[one.role].append(one.quote)
    out["perpetrator"] += [one.quote for one in report.suspects if seen_as(report, one) is None]
    if report.instrument and seen_as(report, report.instrument) is None:
        out["weapon"].append(report.instrument.quote)
    for hit in report.targets:
        if seen_as(report, hit) is None:
            out["victim" if is_name(hit) else "person" if is_described(hit) else "target"].append(hit.quote)
    return {**out, "organisation": [name for name, _ in sponsors_of(report)]}


def is_described(target: Target) -> bool:
    """Whether a target is a person by a description: "the mayor of the town", "three guards"."""
    head = target.quote.lower().split(" of ")[0].split()[-1]
    forms = {head, head.removesuffix("s"), head.replace("men", "man"), head.replace("ies", "y")}
    return bool(forms & (person_words() | {"people", "civilian", "child", "children"}))


def sponsors_of(report: Report) -> list[tuple[str, str]]:
    """The bodies behind an act with MUC-4's value, the report's own sponsor first."""
    own = [(report.sponsor.name, CONFIDENCE[report.sponsor.certainty])] if report.sponsor else []
    told = [(one.quote, CONFIDENCE[one.certainty]) for one in report.fillers if one.certainty]
    return own + [one for one in told if not own or one[0] not in own[0][0]]


def values_of(name: str, sponsors: Iterable[list[tuple[str, str]]]) -> list[str]:
    """The value that a body is first told with."""
    return [value for one in sponsors for other, value in one if other == name][:1]


def once(words: Iterable[str]) -> list[Words]:
    """Each mention as an entity of its own; of mentions that can be of one thing only the first."""
    kept: Words = []
    for one in words:
        if not any(alike(one.lower(), other.lower()) for other in kept):
            kept.append(one)
    return [[one] for one in kept]


def is_name(target: Target) -> bool:
    """Whether a target is written as the name of a person: nothing but capitalised words."""
    words = target.quote.split()
    return len(words) > 1 and all(one[:1].isupper() for one in words)


def truecased(text: str) -> str:
    """An upper-case text as it would be printed: words that the parser knows in small letters are written so.

    >>> truecased("GUERRILLAS ATTACKED IN ANTIOQUIA. THEY FLED.")
    'Guerrillas attacked in Antioquia. They fled.'
    """
    known = pipeline().vocab.strings
    lowered = _WORD.sub(lambda one: one[0].lower() if one[0].lower() in known else one[0].capitalize(), text)
    return re.sub(r"(?:^|(?<=[.!?]))(\s*)([a-z])", lambda one: one[1] + one[2].upper(), lowered)
