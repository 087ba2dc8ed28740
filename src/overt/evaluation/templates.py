"""Predictions for the task ``templates``: who fills which role, by the reports made of an upper-case text."""

import re
from typing import Any

from overt.claims.find import find_claims
from overt.events.find import find_events
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


def predict(document: dict[str, Any]) -> dict[str, Any]:
    """The fillers of one document of the gold, from its ``id`` and ``text``; each entity by one mention."""
    text = truecased(document["text"])
    language = annotate(Article(id=document["id"], text=text))
    reports = [one for one in find_events(language, find_claims(language)).reports if not one.excluded]
    sponsors = {one.sponsor.name: CONFIDENCE[one.sponsor.certainty] for one in reports if one.sponsor}
    return {
        "id": document["id"],
        "roles": {
            "perpetrator": once(person.quote for one in reports for person in one.suspects),
            "organisation": once(sponsors),
            "target": once(hit.quote for one in reports for hit in one.targets if not is_name(hit)),
            "victim": once(hit.quote for one in reports for hit in one.targets if is_name(hit)),
            "weapon": once(words for one in reports for words in instruments(one)),
        },
        "confidences": [[name, value] for name, value in sponsors.items()],
    }


def once(words: Any) -> list[list[str]]:
    """Each mention as an entity of its own, the same words once."""
    return [[one] for one in dict.fromkeys(words)]


def is_name(target: Target) -> bool:
    """Whether a target is written as the name of a person: nothing but capitalised words."""
    words = target.quote.split()
    return len(words) > 1 and all(one[:1].isupper() for one in words)


def instruments(report: Report) -> list[str]:
    """The words of what an act was done with."""
    return [report.instrument.quote] if report.instrument else []


def truecased(text: str) -> str:
    """An upper-case text as it would be printed: words that the parser knows in small letters are written so.

    >>> truecased("GUERRILLAS ATTACKED IN ANTIOQUIA. THEY FLED.")
    'Guerrillas attacked in Antioquia. They fled.'
    """
    known = pipeline().vocab.strings
    lowered = _WORD.sub(lambda one: one[0].lower() if one[0].lower() in known else one[0].capitalize(), text)
    return re.sub(r"(?:^|(?<=[.!?]))(\s*)([a-z])", lambda one: one[1] + one[2].upper(), lowered)
