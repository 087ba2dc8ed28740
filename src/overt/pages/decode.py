"""Bytes to text, whatever a page says or hides about its encoding."""

import codecs
import re
from functools import cache

import charset_normalizer

from overt.reading import Problem

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD_BYTES = 4096  # browsers look for the charset in the first kilobyte; news pages put it a little later
_SAMPLE_BYTES = 64_000
# What browsers know of single and double bytes: a guess outside of it would find an old mainframe's letters.
_OF_THE_WEB = [
    "utf_8", "cp866", "iso8859_2", "iso8859_3", "iso8859_4", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8",
    "iso8859_10", "iso8859_13", "iso8859_14", "iso8859_15", "iso8859_16", "koi8_r", "koi8_u", "mac_roman", "cp874",
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "mac_cyrillic", "gb18030",
    "big5", "big5hkscs", "euc_jp", "iso2022_jp", "cp932", "euc_kr", "cp949",
]  # fmt: skip
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(content: bytes, *, declared: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    r"""The text of a page's bytes, and what had to be mended on the way.

    A byte order mark wins, then valid UTF-8, then what the server (``declared``) or the page itself says, then a guess
    from the bytes. UTF-8 with stray bytes of Windows-1252 in it, the commonest mixture, is read as that mixture.
    NULs are taken out; nothing raises.

    >>> decode("Żaba".encode("iso-8859-2"), declared="iso-8859-2")[0]
    'Żaba'
    >>> text, problems = decode("“It burned”, caf\u00e9 owner says".encode("utf-8") + b" \x93today\x94")
    >>> text, problems[0].code
    ('“It burned”, café owner says “today”', 'encoding-mixed')
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _clean(content[len(mark) :].decode(encoding, errors="replace"), ())
    wide = _wide_encoding(content)
    if wide:
        return _clean(content.decode(wide, errors="replace"), (_guessed(wide),))
    try:
        return _clean(content.decode("utf-8"), ())
    except UnicodeDecodeError:
        return _clean(*_decode_other(content, _known(declared) or _meta_charset(content)))


def _decode_other(content: bytes, named: str | None) -> tuple[str, tuple[Problem, ...]]:
    if _mostly_utf8(content):
        return content.decode("utf-8", errors=_mixture()), (
            Problem(code="encoding-mixed", message="UTF-8 with bytes of another encoding; read those as Windows-1252."),
        )
    if named and named != "utf-8":
        try:
            return content.decode(named), ()
        except UnicodeDecodeError:
            pass  # the page lies about its encoding: guess from the bytes
    guess = _guess(content)
    return content.decode(guess, errors="replace"), (_guessed(guess),)


def _guess(content: bytes) -> str:
    best = charset_normalizer.from_bytes(content[:_SAMPLE_BYTES], cp_isolation=_OF_THE_WEB).best()
    return best.encoding if best else "cp1252"


def _guessed(encoding: str) -> Problem:
    return Problem(code="encoding-guessed", message=f"The page names no encoding that fits; read as {encoding}.")


def _known(name: str | None) -> str | None:
    """The codec's own name for an encoding; ``None`` for a name that no codec has."""
    try:
        found = codecs.lookup(name or "").name
    except LookupError:
        return None
    # Browsers read the label latin-1 as Windows-1252, and so do the pages that bear it.
    return "cp1252" if found in {"iso8859-1", "ascii"} else found


def _meta_charset(content: bytes) -> str | None:
    found = _META_CHARSET.search(content[:_HEAD_BYTES])
    return _known(found[1].decode("ascii", errors="replace")) if found else None


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Western text is zero."""
    sample = content[: _HEAD_BYTES - _HEAD_BYTES % 2]
    if len(sample) < 16:
        return None
    pairs = len(sample) // 2
    low, high = sample[1::2].count(0), sample[0::2].count(0)
    if low > 0.7 * pairs and high < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if high > 0.7 * pairs and low < 0.1 * pairs else None


def _mostly_utf8(content: bytes) -> bool:
    """Whether much of what is outside ASCII stands in valid UTF-8 sequences, which chance does not make."""
    text = content.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for one in text if one > "\x7f") - bad
    return 2 * good > bad


@cache
def _mixture() -> str:
    """The name of an error handler that reads invalid UTF-8 bytes as Windows-1252."""

    def as_windows(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end

    codecs.register_error("overt-mixture", as_windows)
    return "overt-mixture"


def _clean(text: str, problems: tuple[Problem, ...]) -> tuple[str, tuple[Problem, ...]]:
    if "\x00" in text:
        text = text.replace("\x00", "")
        problems = (*problems, Problem(code="nul-characters", message="NUL characters were taken out of the page."))
    if _SURROGATES.search(text):
        text = _SURROGATES.sub("\ufffd", text)
        problems = (*problems, Problem(code="lone-surrogates", message="Halves of characters were replaced by U+FFFD."))
    return text, problems
