"""What decides against the models: cues that leave no doubt, captions, appeals, shops, blocks of furniture."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from overt.article.credits import is_credit
from overt.article.cues import Hit
from overt.article.familiar import normalised
from overt.article.pasted.described import Line
from overt.article.pasted.features import Floats
from overt.article.pasted.shops import shop_links
from overt.article.pasted.signatures import signatures_of
from overt.vocabulary.lists import raw

KEPT_FROM = 0.45
# A line that is nothing but such a cue is furniture wherever it stands.
_ALWAYS = frozenset({"advert", "share", "comments", "cookies", "placeholder", "payment", "newsletter"})
# Other cues may also be a heading of the article; a familiar line may be a phrase that an author likes.
_UNLESS_SURE, _FAMILIAR_UNLESS_SURE = 0.75, 0.9
_TO_READER = frozenset({"payment", "newsletter", "donation", "cookies"})
_APPEALS = frozenset({"payment", "newsletter", "donation"})
_READER = frozenset(
    [
        "you",
        "your",
        "yours",
        "ihr",
        "ihre",
        "ihren",
        "ihrem",
        "ihnen",
        "votre",
        "vos",
        "vous",
        "tu",
        "su",
        "usted",
        "tuo",
    ]
)
_MOST_LABELLED_WORDS = 18
_QUOTES = re.compile('["“”„«»]')
_FILE = re.compile(r"^(?:FILE|File)(?: (?:PHOTO|photo|IMAGE|image))?\s?[-–—:]\s?\S")
_LONGEST_APPEAL_GAP = 4
_MOST_CAPTION_WORDS, _MOST_CREDIT_WORDS = 45, 6
_SPACED = 0.5
_HALF = 0.5
_PARAGRAPH_FROM, _HEADING_FROM = 0.3, 0.2
# The models learned on whole pages; on a few lines a full paragraph, or a whole sentence, is hardly ever of another
# story.
_PARAGRAPH_FROM_OF_FEW, _FEW_LINES = 0.08, 40
_FEWEST_WORDS_OF_SENTENCE = 4
_FRAGMENT_FROM, _MOST_FRAGMENTS = 0.25, 2
_MOST_BETWEEN = 4
_BETWEEN = frozenset({"advert", "read-more", "caption", "credit", "placeholder"})
_LONGEST_HEADING, _HEADING_DIGITS = 10, 0.3


def decide(
    lines: Sequence[Line], weights: Floats, blocks: Sequence[int], title: int | None, familiar: frozenset[str]
) -> tuple[list[bool], dict[int, str]]:
    """Which lines stay, and the reasons of lines that go for what stands beside them."""
    forced = {
        **labelled_headlines(lines, title), **appeals_of(lines, title), **captions_of(lines, blocks, title),
        **signatures_of(lines, title), **shop_links(lines),
    }  # fmt: skip
    kept = [
        place not in forced and kept_by_line(line, weight, familiar)
        for place, (line, weight) in enumerate(zip(lines, weights.tolist(), strict=True))
    ]
    if len(lines) <= _FEW_LINES and not any(kept):
        kept = [place not in forced and _stands_alone(line, weights[place]) for place, line in enumerate(lines)]
    gone = furniture_blocks(blocks, kept, title)
    kept = [stays and place not in gone for place, stays in enumerate(kept)]
    for place, line in enumerate(lines):
        settled = place in forced or (familiar and normalised(line.text) in familiar)
        kept[place] = kept[place] or (not settled and _belongs(lines, weights, kept, place))
    return kept, forced


def _stands_alone(line: Line, weight: float) -> bool:
    """Whether a sentence stays where otherwise nothing would: somebody pasted a brief, or a paragraph alone."""
    plain = not line.hits and bool(line.words) and not is_credit(line.text)
    return plain and _is_paragraph(line, few=True) and weight >= _PARAGRAPH_FROM_OF_FEW


def _belongs(lines: Sequence[Line], weights: Floats, kept: Sequence[bool], place: int) -> bool:
    """Whether a doubtful line stays for its neighbours: a heading between paragraphs, a paragraph right after one.

    A line lost is a claim lost, and one line of furniture too many is soon seen; so doubt is for the text.
    """
    line = lines[place]
    if line.hits or not line.words or is_credit(line.text):
        return False
    before = place - 1
    while before >= max(0, place - _MOST_BETWEEN) and not kept[before] and _stands_between(lines[before]):
        before -= 1
    few = len(lines) <= _FEW_LINES
    if before < 0 or not kept[before]:
        return False
    if few and weights[place] >= _FRAGMENT_FROM and _is_broken_off(lines, kept, place):
        return True
    if not _is_paragraph(lines[before], few=few):
        return False
    if _is_paragraph(line, few=few):
        return bool(weights[place] >= (_PARAGRAPH_FROM_OF_FEW if few else _PARAGRAPH_FROM))
    between = place + 1 < len(lines) and kept[place + 1] and lines[place + 1].is_long
    is_heading = 2 <= line.size <= _LONGEST_HEADING and line.text[0].isupper() and not line.own("ends_sentence")
    plain = not (line.own("date") or line.own("time") or line.own("digits") > _HEADING_DIGITS or before < place - 1)
    return between and is_heading and plain and bool(weights[place] >= _HEADING_FROM)


def _is_broken_off(lines: Sequence[Line], kept: Sequence[bool], place: int) -> bool:
    """Whether a line looks like a piece of a sentence that a link broke off: no end, and text goes on right after."""
    line = lines[place]
    ahead = range(place + 1, min(place + _MOST_FRAGMENTS + 1, len(lines)))
    goes_on = any(kept[other] and not lines[other].hits for other in ahead)
    return goes_on and line.size >= _FEWEST_WORDS_OF_SENTENCE and not line.own("ends_sentence")


def _is_paragraph(line: Line, *, few: bool) -> bool:
    """Whether a line is as long as a paragraph; where there are few lines a whole sentence is one."""
    return line.is_long or (few and line.size >= _FEWEST_WORDS_OF_SENTENCE and bool(line.own("ends_sentence")))


def _stands_between(line: Line) -> bool:
    """Whether a line is furniture of the kind that stands between two paragraphs of one article, or has no words."""
    return (
        not line.words
        or is_credit(line.text)
        or any(hit.group in _BETWEEN and hit.where != "within" for hit in line.hits)
    )


def kept_by_line(line: Line, weight: float, familiar: frozenset[str]) -> bool:
    """Whether a line stays, by its weight and its own words alone."""
    if weight < KEPT_FROM or not line.words or is_credit(line.text) or _FILE.match(line.text):
        return False
    if any(_is_sure(hit, line, weight) for hit in line.hits):
        return False
    return not (familiar and weight < _FAMILIAR_UNLESS_SURE and normalised(line.text) in familiar)


def _is_sure(hit: Hit, line: Line, weight: float) -> bool:
    """Whether a cue decides against the model's word; words in quotation marks may be somebody's speech."""
    if hit.where == "whole":
        return hit.group in _ALWAYS or weight < _UNLESS_SURE
    if hit.group == "read-more" and hit.where == "start":
        return ":" in line.text[:24] and not line.own("ends_sentence")
    speaks = hit.group in _TO_READER and not _READER.isdisjoint(line.words)
    return speaks and _QUOTES.search(line.text) is None


def captions_of(lines: Sequence[Line], blocks: Sequence[int], title: int | None) -> dict[int, str]:
    """The captions and credits that a picture's credit gives away, with their reasons.

    A page that prints credits in capitals prints all of them so. The line above a credit is the caption; where empty
    lines part the paragraphs, everything in the credit's block belongs to the picture, but for a line right under the
    title with more of the block between.
    """
    capitals = any(is_credit(line.text) and line.own("all_capitals") for line in lines)
    found: dict[int, str] = {}
    spaced = is_spaced(blocks)
    for place, line in enumerate(lines):
        if not (is_credit(line.text) or (capitals and _is_capital_credit(lines, place))):
            continue
        found[place] = "credit"
        above = place - 1
        while above >= 0 and _may_be_caption(lines[above]) and (blocks[above] == blocks[place] or above == place - 1):
            if title is not None and above == title + 1 < place - 1:
                break
            if above not in found and not (spaced and blocks[above] != blocks[place]):
                found[above] = "caption"
            if not spaced:
                break
            above -= 1
    return found


def labelled_headlines(lines: Sequence[Line], title: int | None) -> dict[int, str]:
    """The headlines of other stories that say so by their label; the page's own title may have one too."""
    return {
        place: "related-headline"
        for place, line in enumerate(lines)
        if place != title
        and line.size <= _MOST_LABELLED_WORDS
        and not line.own("ends_sentence")
        and _labels().match(line.text)
    }


@cache
def _labels() -> re.Pattern[str]:
    named = "|".join(map(re.escape, raw("headline-labels")["labels"]))
    return re.compile(rf"(?:{named}): ?\S", re.IGNORECASE)


def _is_capital_credit(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    above = lines[place - 1] if place else None
    return (
        bool(line.own("all_capitals"))
        and line.size <= _MOST_CREDIT_WORDS
        and above is not None
        and _may_be_caption(above)
        and not above.own("ends_sentence")
    )


def _may_be_caption(line: Line) -> bool:
    return 2 < line.size <= _MOST_CAPTION_WORDS and not line.own("all_capitals")


def is_spaced(blocks: Sequence[int]) -> bool:
    """Whether the text parts most of its lines by empty ones, so that lines without one between belong together."""
    return len(blocks) > 1 and blocks[-1] - blocks[0] >= _SPACED * (len(blocks) - 1)


def appeals_of(lines: Sequence[Line], title: int | None) -> dict[int, str]:
    """The lines inside an appeal: between a cue that opens one and the next cue of the same group."""
    reasons = {"payment": "payment-notice", "newsletter": "newsletter-appeal", "donation": "donation-appeal"}
    found: dict[int, str] = {}
    opened: dict[str, int] = {}
    for place, line in enumerate(lines):
        if place == title:
            opened.clear()
        for hit in line.hits:
            if hit.group not in _APPEALS:
                continue
            if hit.group in opened and place - opened[hit.group] <= _LONGEST_APPEAL_GAP:
                found.update(dict.fromkeys(range(opened[hit.group], place + 1), reasons[hit.group]))
            if hit.where != "within" or hit.group in opened:
                opened[hit.group] = place
    return found


def furniture_blocks(blocks: Sequence[int], kept: Sequence[bool], title: int | None) -> set[int]:
    """The kept lines of blocks that are mostly furniture, where empty lines part the paragraphs."""
    if not is_spaced(blocks):
        return set()
    sizes = Counter(blocks)
    gone = Counter(block for block, stays in zip(blocks, kept, strict=True) if not stays)
    titled = None if title is None else blocks[title]
    return {
        place
        for place, block in enumerate(blocks)
        if kept[place] and block != titled and sizes[block] > 1 and gone[block] >= _HALF * sizes[block]
    }
