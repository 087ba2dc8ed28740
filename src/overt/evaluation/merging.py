"""The task ``merging``: event mentions of ECB+ to chains across documents, from words and sentences alone.

It measures what comparing words can do where no fields are known: a mention is the root of its head, its sentence's
names and rare words. Documents of one topic are told apart from others by their own words, not by the gold's topics.
"""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any, Final

from overt.evaluation import gold
from overt.evaluation.chains import scores
from overt.evaluation.tasks import Document
from overt.incidents.commonness import everyday, rarity, stem
from overt.incidents.words_compared import alike
from overt.vocabulary import raw

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
# Documents this alike tell one story; mentions of one head in one story are one event. Of .02 to .16, tried on the 575
# documents of ECB+ train, .06 gives the best B-cubed F1 (.670; .624 at .10, .665 at .05).
STORY: Final = 0.06
# Verbs and the nouns made of them share their first letters: acquire and acquisition, resign and resignation. Of 4 to
# 6, tried on ECB+ train, 4 gives the best B-cubed F1 (.706; .703 and .696 with 5 and 6, .670 with whole words).
ROOT: Final = 4


def predict_all(source: Path) -> list[Document]:
    """A chain for every event mention of each document."""
    documents = list(gold.documents(source))
    story = _stories(documents)
    return [
        {
            "id": one["id"],
            "mentions": [
                {
                    "start": mention["start"],
                    "end": mention["end"],
                    "chain": f"{story[one['id']]} {_head(mention['quote'])}",
                }
                for mention in one["mentions"]
                if mention["tag"].startswith(("ACTION", "NEG_ACTION"))
            ],
        }
        for one in documents
    ]


def _head(quote: str) -> str:
    """The root of the rarest word of a mention."""
    words = [_plain_form(word.lower()) for word in re.findall(r"[^\W\d_]+", quote)]
    return max(words, key=rarity, default=quote.lower())[:ROOT]


def _plain_form(word: str) -> str:
    return _forms().get(word) or stem(word)


@cache
def _forms() -> dict[str, str]:
    """The verb of each form that shares no beginning with it."""
    return {form: verb for verb, forms in raw("word-forms").items() for form in forms}


def _stories(documents: list[Document]) -> dict[str, str]:
    """For each document the first one of its story: mean linkage over the likeness of their words."""
    words = {one["id"]: _said(one["text"]) for one in documents}
    groups: dict[str, list[str]] = {one: [one] for one in words}
    likeness = {(left, right): alike(words[left], words[right]) for left in words for right in words if left < right}
    while groups:
        best = max(
            (
                (_mean(groups[left], groups[right], likeness), left, right)
                for left in groups
                for right in groups
                if left < right
            ),
            default=(0.0, "", ""),
        )
        if best[0] < STORY:
            break
        groups[best[1]] += groups.pop(best[2])
    return {one: group for group, its in groups.items() for one in its}


def _mean(left: list[str], right: list[str], likeness: dict[tuple[str, str], float]) -> float:
    total = sum(likeness[min(one, other), max(one, other)] for one in left for other in right)
    return total / (len(left) * len(right))


def _said(text: str) -> frozenset[str]:
    return frozenset(word for word in map(stem, _WORD.findall(text)) if rarity(word) > 0 and word not in everyday())


def score(source: Path, out: Path) -> str:
    """B-cubed, MUC, CEAF-e and their mean (CoNLL) over the event mentions in chains of several documents."""
    wanted: dict[Any, str] = {}
    across: dict[str, set[str]] = defaultdict(set)
    for one in gold.documents(source):
        for mention in one["mentions"]:
            if mention["tag"].startswith(("ACTION", "NEG_ACTION")):
                wanted[one["id"], mention["start"], mention["end"]] = mention["chain"]
                across[mention["chain"]].add(one["id"])
    wanted = {key: chain for key, chain in wanted.items() if len(across[chain]) > 1}
    found = {
        (one["id"], mention["start"], mention["end"]): mention["chain"]
        for one in gold.documents(out)
        for mention in one["mentions"]
    }
    return scores(wanted, {key: found.get(key, key) for key in wanted})
