"""Lines that an outlet prints on page after page, found from several of its pages."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from overt.article.cues import words_of

# Wire copy, standing phrases of an author and quoted sentences come back in other articles too: a line that long and
# that much a sentence is only familiar when it stands on many pages.
_MOST_WORDS, _MOST_WORDS_OF_SENTENCE = 14, 40
_PAGES, _PAGES_OF_SENTENCE = 2, 3
# Two pages that share most of their longer lines are the same article twice, and say nothing of the outlet; so are two
# of which one holds all lines of the other, as a short article saved in two encodings.
_SAME_ARTICLE, _FEWEST_SHARED = 0.5, 2
_FIRST_WIDE, _LETTERS_A_WORD = "\u2e80", 2.5  # Chinese and Japanese put no spaces between words, but commas


def normalised(line: str) -> str:
    """A line as it is compared with those of other pages: its words in lower case, numbers as 0.

    >>> normalised("Comments (14)")
    'comments 0'
    """
    return " ".join(words_of(line[:600]))


def familiar_lines(pages: Iterable[Sequence[str]], *, sentences: bool = True) -> frozenset[str]:
    """The lines, normalised, that stand on several pages of one outlet and are no article.

    ``pages`` are the lines of each page. A line of up to 14 words counts from two pages on. A longer one, or one that
    is a whole sentence, counts from three pages on and up to 40 words. Pages that share most of their long lines are
    one article printed twice and count once. Without ``sentences`` no whole sentence is familiar: where nobody knows
    whether the pages are one outlet's, two outlets may have printed the same agency's words.

    >>> sorted(familiar_lines([["Velmora Courier", "It burned.", "Share"], ["Velmora Courier", "Share", "It sank."]]))
    ['share', 'velmora courier']
    """
    distinct: list[dict[str, str]] = []
    for page in pages:
        known = {key: line for line in page if (key := normalised(line))}
        if not any(_same_article(known, other) for other in distinct):
            distinct.append(known)
    seen: defaultdict[str, int] = defaultdict(int)
    shapes: dict[str, str] = {}
    for known in distinct:
        for key, line in known.items():
            seen[key] += 1
            shapes[key] = line
    return frozenset(
        key
        for key, times in seen.items()
        if times >= _needed(key, shapes[key]) and (sentences or not _is_sentence(key, shapes[key]))
    )


def _needed(key: str, line: str) -> float:
    """On how many pages the line must stand; infinitely many when it is as long as a paragraph."""
    words = _words(key, line)
    if words > _MOST_WORDS_OF_SENTENCE:
        return float("inf")
    return _PAGES_OF_SENTENCE if _is_sentence(key, line) or words > _MOST_WORDS else _PAGES


def _words(key: str, line: str) -> float:
    """How many words a line has; scripts without spaces are reckoned by their length."""
    wide = sum(one >= _FIRST_WIDE for one in line) / _LETTERS_A_WORD
    return max(wide, len(key.split())) if " " in key else len(line) / _LETTERS_A_WORD


def _is_sentence(key: str, line: str) -> bool:
    return _words(key, line) >= 5 and line.rstrip("\"'”’»)").endswith((".", "!", "?", "。", "…"))


def _same_article(known: dict[str, str], other: dict[str, str]) -> bool:
    mine, theirs = ({key for key, line in page.items() if _words(key, line) > _MOST_WORDS} for page in (known, other))
    shared = len(mine & theirs)
    most = shared >= _FEWEST_SHARED and shared > _SAME_ARTICLE * min(len(mine), len(theirs))
    return most or (shared > 0 and (known.keys() <= other.keys() or other.keys() <= known.keys()))
