"""Names in pairs: an acronym with its long form, and two names that a hyphen joins."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from overt.language.actor_list import ActorList
from overt.language.listed import Listed
from overt.language.listed_names import chosen
from overt.language.name import Name, filled

_PAIR = re.compile(r"\b([A-Z][^\W\d_]{2,})[-–]([A-Z][^\W\d_]{2,})\b")
_ACRONYM = re.compile(r"\s?\(([A-Z][A-Za-z&-]{1,9})(?:,[^)]{0,30})?\)")
_EXPANSION = re.compile(r"\b([A-Z]{2,8}) \((?:the )?([A-Z][\w’'-]+(?: (?:of|for|the|and|on|[A-Z][\w’'-]+)){1,9})\)")
_MEETING = re.compile(
    r"\s+(?:\w+ )?(?:talks|meeting|summit|call|relations|pact|agreement|war|conflict|border|deal|handshake|"
    r"alliance|axis|negotiations|encounter|ties|dispute|row|feud|treaty|ticket|administration)\b"
)


def acronym_pairs(text: str, found: list[Name]) -> Iterator[Name]:
    """Both halves of "Foreign Intelligence Service (SVR)" and of "SVR (Foreign Intelligence Service)"."""
    ends = {one.end: one for one in found if one.type in ("organisation", "group")}
    starts = {one.start: one for one in found if one.listed and one.end - one.start > 1}
    for pair in _ACRONYM.finditer(text):
        long = ends.get(pair.start()) or _initialled(text, pair.start(), pair.group(1))
        if long is None or not _is_acronym(pair.group(1)) or long.text == pair.group(1):
            continue
        short = starts.get(pair.start(1))
        if short is not None and short.listed is not None and short.text == pair.group(1):
            if not _fit(long, short.listed):
                continue
            long = replace(long, listed=short.listed, country=short.country, reason=short.reason, score=short.score)
        yield replace(long, reason=f"long form of {pair.group(1)!r}; {long.reason}", score=max(long.score, 0.8))
        yield replace(
            long, start=pair.start(1), end=pair.end(1), text=pair.group(1), also=long.text,
            reason=f"acronym of {long.text!r}", score=0.85,
        )  # fmt: skip
    for pair in _EXPANSION.finditer(text):
        yield from _expanded(pair, found)


def _fit(long: Name, listed: Listed) -> bool:
    """Whether the body that the list knows by the acronym may have the long name: not where the list knows another."""
    return listed.type != "country" and (long.listed is None or long.listed.id == listed.id)


def _expanded(pair: re.Match[str], found: list[Name]) -> Iterator[Name]:
    """Both halves of an acronym and what it stands for; what the list knows of either holds for both."""
    spans = {(pair.start(group), pair.end(group)) for group in (1, 2)}
    listed = next((one for one in found if (one.start, one.end) in spans and one.listed), None)
    known = listed or Name(start=0, end=0, text="", type="organisation", score=0.8)
    score = max(known.score, 0.85)
    short, long = pair.group(1), pair.group(2)
    yield replace(
        known, start=pair.start(1), end=pair.end(1), text=short, also=long, score=score, reason=f"acronym of {long!r}"
    )
    yield replace(
        known, start=pair.start(2), end=pair.end(2), text=long, also=None, score=score, reason=f"long form of {short!r}"
    )


def _is_acronym(word: str) -> bool:
    return sum(one.isupper() for one in word) >= 2


def _initialled(text: str, end: int, acronym: str) -> Name | None:
    """The name that ends here and whose initials are the acronym."""
    letters = [one for one in acronym if one.isupper()]
    words = list(re.finditer(r"[\w’'-]+", text[max(0, end - 120) : end]))
    offset = max(0, end - 120)
    wanted = len(letters) - 1
    for word in reversed(words):
        if word.group()[0].upper() == letters[wanted] and word.group()[0].isupper():
            wanted -= 1
        elif word.group().lower() not in ("of", "for", "the", "and", "on", "de", "in"):
            return None
        if wanted < 0:
            start = offset + word.start()
            return Name(start=start, end=end, text=text[start:end], type="organisation", score=0.8)
    return None


def with_pairs(text: str, names: list[Name], actors: ActorList) -> list[Name]:
    """The names, with "Naryshkin-Tertel talks" read as two of them."""
    people = {one.text.split()[-1] for one in names if one.type == "person"}
    halves: list[Name] = []
    whole: set[int] = set()
    starts = [one.start for one in names]
    for pair in _PAIR.finditer(text):
        sides = [_side(pair, group, people, actors) for group in (1, 2)]
        at = bisect_left(starts, pair.start())
        same = at < len(names) and names[at].start == pair.start() and names[at].end <= pair.end()
        preceded = at > 0 and names[at - 1].end > pair.start()
        if preceded or not (sides[0] or sides[1]) or not _meets(text, pair.end(), sides):
            continue
        halves += [side or _person(pair, group) for group, side in zip((1, 2), sides, strict=True)]
        whole |= {at} if same else set()
    return filled([one for at, one in enumerate(names) if at not in whole], halves)


def _meets(text: str, end: int, sides: list[Name | None]) -> bool:
    return all(sides) or _MEETING.match(text, end) is not None


def _side(pair: re.Match[str], group: int, people: set[str], actors: ActorList) -> Name | None:
    word = pair.group(group)
    if word in people:
        return _person(pair, group)
    hits = [one for one in actors.find(word) if any(phrase.kind in ("name", "metonym") for phrase in one.phrases)]
    if len(hits) != 1 or hits[0].end != len(word):
        return None
    name = chosen(word, hits[0], set(), set())
    return name and replace(name, start=pair.start(group), end=pair.end(group))


def _person(pair: re.Match[str], group: int) -> Name:
    return Name(
        start=pair.start(group), end=pair.end(group), text=pair.group(group), type="person",
        reason="half of a hyphenated pair", score=0.6,
    )  # fmt: skip
