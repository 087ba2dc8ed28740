"""The bytes of a file as a page: unpacked, bounded, and known to be text."""

import zlib

from overt.errors import NotAPageError, PageTooLargeError

MEGABYTE = 1_000_000
# The largest real news pages, with their scripts and inlined pictures, have some 10 MB.
LARGEST = 25 * MEGABYTE

_GZIP = b"\x1f\x8b"
# A page that was served as gzip and then kept as gzip is wrapped twice.
_MOST_WRAPPINGS = 3
_SIGNATURES = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a sound, film or picture file",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7-zip archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"SQLite format 3": "an SQLite database",
    b"OggS": "a sound or film file",
    b"wOFF": "a font",
    b"wOF2": "a font",
}
_SAMPLE = 8192
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x08\x1b\x85\x00")


def unpack(content: bytes, *, name: str, largest: int = LARGEST) -> bytes:
    """The page's bytes, unpacked when they are gzip, once it is clear that they are text within bounds.

    ``largest`` bounds the bytes before and after unpacking, so that a small archive cannot fill the memory. Raises
    NotAPageError for an empty or binary file and PageTooLargeError over the bound; both name the page.

    >>> import gzip
    >>> unpack(gzip.compress(b"It burned."), name="page.txt.gz")
    b'It burned.'
    """
    if len(content) > largest:
        raise too_large(name, largest=largest)
    for _ in range(_MOST_WRAPPINGS):
        if content.startswith(_GZIP):
            content = _gunzip(content, name=name, largest=largest)
    if not content.strip():
        raise NotAPageError(name, "The file is empty", "Save the page again, or leave the file out")
    kind = _binary_kind(content)
    if kind:
        raise NotAPageError(name, f"This is {kind}, not a page", "Save the page as HTML or as text")
    return content


def too_large(name: str, *, largest: int) -> PageTooLargeError:
    """The error for a page over the bound."""
    return PageTooLargeError(
        name,
        f"The page has more than {largest / MEGABYTE:g} MB",
        "Save the article alone, or raise the bound with --largest",
    )


def _gunzip(content: bytes, *, name: str, largest: int) -> bytes:
    """All members of a gzip file, never more than ``largest`` bytes of them."""
    out = bytearray()
    rest = content
    while rest.startswith(_GZIP):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            out += unpacker.decompress(rest, largest + 1 - len(out))
        except zlib.error as error:
            raise NotAPageError(
                name, f"The gzip archive is broken ({error})", "Save or fetch the page again"
            ) from error
        if len(out) > largest:
            raise too_large(name, largest=largest)
        if not unpacker.eof:
            raise NotAPageError(name, "The gzip archive is cut short", "Save or fetch the page again")
        rest = unpacker.unused_data
    return bytes(out)


def _binary_kind(content: bytes) -> str | None:
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            return kind
    sample = content[:_SAMPLE]
    strange = sum(1 for byte in sample if byte < 0x20 and byte not in _TEXT_CONTROLS)
    zeros = sample.count(0)
    # UTF-16 is half zeros for Western text; text with a few stray NULs stays text.
    wide = sample[:2] in {b"\xff\xfe", b"\xfe\xff"} or 0.35 * len(sample) < zeros < 0.65 * len(sample)
    if not wide and zeros > 0.1 * len(sample):
        return "a binary file"
    return "a binary file" if strange > 0.02 * len(sample) and not wide else None
