"""What a block shows by itself: the form of its words, and what it says in so many words."""

import re
from functools import lru_cache

from overt.article import cues
from overt.article.dates import has_date
from overt.article.html.segments import Segment

_END = tuple(".!?…。！？।")
_CLOSING = "\"'”’»«)]›„“"
_WORDS = re.compile(r"\w+")
_SAMPLE = 4_000  # characters; a longer block shows what it is in these


def shape(one: Segment) -> list[float]:
    """The numbers of ``SHAPE``, in their order."""
    text, words = one.text[:_SAMPLE], one.words
    length = len(one.text)
    bare = text.rstrip(_CLOSING + " ")
    letters = sum(map(str.isalpha, text)) or 1
    return [
        words,
        length,
        length / (words + 1),
        one.link_words / (words + 0.5),
        one.links,
        one.bold_words / (words + 0.5),
        bare.endswith(_END),
        bare.endswith(":"),
        bare.endswith("?"),
        sum(text.count(mark) for mark in ".!?。！？") / (words + 1),
        sum(text.count(mark) for mark in ",、，;"),
        sum(text.count(mark) for mark in '"“”„«»'),
        sum(map(str.isupper, text)) / letters,
        sum(map(str.isdigit, text)) / length,
        sum(word[0].isupper() for word in _WORDS.findall(text)) / (words + 1),
        text[0].islower(),
        text[0].isdigit(),
        text.count("|"),
        "©" in text or "(c)" in text.lower(),
        "http" in text or "www." in text or "@" in text,
        one.time is not None,
        one.box.hidden,
    ]


SHAPE = (
    "words", "length", "word-length", "link-density", "links", "bold-density", "ends-sentence", "ends-colon",
    "ends-question", "stops", "commas", "quotes", "upper", "digits", "capitals", "starts-lower", "starts-digit",
    "bars", "copyright", "address", "time", "hidden",
)  # fmt: skip


_STRENGTH = {"whole": 1.0, "start": 0.6, "within": 0.3}
CUE_CHARACTERS, _CUE_WORDS = 600, 60  # furniture says what it is at its beginning


@lru_cache(maxsize=4096)
def met_cues(start: str) -> tuple[cues.Hit, ...]:
    """The furniture cues that the beginning of a block meets; asked twice of most blocks."""
    return cues.hits(cues.words_of(start)[:_CUE_WORDS], text=start)


def said(one: Segment) -> list[float]:
    """What the block says in so many words: the groups of furniture cues it meets, and whether it names a day."""
    met = dict(met_cues(one.text[:CUE_CHARACTERS]))
    strengths = [_STRENGTH[met[group.id]] if group.id in met else 0.0 for group in cues.groups()]
    return [*strengths, max(strengths), one.words <= 25 and has_date(one.text)]


def said_names() -> list[str]:
    """The names of the numbers that ``said`` gives."""
    return [*(f"cue-{group.id}" for group in cues.groups()), "cue", "date"]
