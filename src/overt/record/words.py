"""Words as the search sees them: without case and accents, so that Łódź is found by "lodz"."""

import re
import unicodedata
from collections.abc import Iterator

# A letter or digit with the accents written behind it; no underscores, which the search index splits at too.
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
# The same where there are no accents, which is told at once of a whole text and quicker to look for.
_PLAIN_WORD = re.compile(r"[^\W_]+")
# Half of an emoji and the zero character are no text to a database; the mark is one code point, so offsets hold.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_MARK = "\N{REPLACEMENT CHARACTER}"
# Letters that Unicode does not take apart into a plain one and an accent.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
)


def plain(word: str) -> str:
    """The word in lower case and without accents.

    >>> plain("Générale"), plain("Łódź"), plain("Йод")
    ('generale', 'lodz', 'иод')
    """
    word = word.lower()
    if word.isascii():
        return word
    taken_apart = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(one for one in taken_apart if not unicodedata.combining(one))


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """Every word of the text: where it starts and ends, and its plain form.

    >>> list(words("The SVR's head"))
    [(0, 3, 'the'), (4, 7, 'svr'), (8, 9, 's'), (10, 14, 'head')]
    """
    for match in _WORD.finditer(text):
        yield match.start(), match.end(), plain(match.group())


def indexed(text: str | None) -> str:
    """The plain words of a text with one space between, as they go into an index.

    >>> indexed("Łąka’s  harbour burned.")
    'laka s harbour burned'
    """
    text = text or ""
    if text.isascii():
        return " ".join(_PLAIN_WORD.findall(text.lower()))
    return " ".join(map(plain, _WORD.findall(text)))


def folded(text: str | None) -> str:
    """The plain words of a name between single spaces, with one at both ends, so that whole words can be looked for.

    >>> folded("Sergei  Ivanov-Petrenko")
    ' sergei ivanov petrenko '
    """
    return f" {indexed(text)} "


def storable(text: str) -> str:
    r"""The text without what no database stores as text, as long as before.

    >>> storable("zero\x00 and half\ud83d")
    'zero\ufffd and half\ufffd'
    """
    return _UNSTORABLE.sub(_MARK, text)
