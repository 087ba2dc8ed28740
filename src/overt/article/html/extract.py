"""From the source of an HTML page to its blocks, its title, its date and its authors."""

from collections.abc import Callable, Sequence

from overt.article.blocks import Piece
from overt.article.extracted import Extracted
from overt.article.familiar import normalised
from overt.article.html.bylines import find_bylines
from overt.article.html.features import Floats
from overt.article.html.judge import weigh
from overt.article.html.kinds import kind, standfirst_place, title_place
from overt.article.html.metadata import Metadata, metadata
from overt.article.html.outlets import find_outlet
from overt.article.html.published import find_published
from overt.article.html.reasons import KIND_OF_REASON, Surroundings, extent, reason
from overt.article.html.second_look import second_look
from overt.article.html.segments import Segment, count_words
from overt.article.html.setting import segment
from overt.article.html.threshold import threshold
from overt.article.html.titles import find_title
from overt.article.html.tree import parse
from overt.article.html.untold import from_metadata, from_scripts, scripts
from overt.article.languages import identify
from overt.reading import Problem

Weigher = Callable[..., Floats]
MOST_BLOCKS = 6_000
# Kept words under which a page may show no article, so that its metadata, or even its scripts, are asked for one.
_FEW_WORDS, _FEWEST_WORDS = 100, 30
_LANGUAGE_SAMPLE = 1_500
_SENTENCE = 10  # words of a block that may be a whole sentence
_STOPS = (".", "!", "?", "…", "。", "！", "？", "।")


def extract(
    html: str,
    *,
    url: str | None = None,
    given: str | None = None,
    familiar: frozenset[str] = frozenset(),
    weigher: Weigher = weigh,
) -> Extracted:
    """Every block of an HTML page, kept or removed with one reason, and what the page says about itself.

    Accepts any string, however broken; nothing raises. ``url`` is the page's address, ``given`` an EDTF date of
    publication that beats what the page says, ``familiar`` lines of other pages of the same outlet, normalised as
    ``overt.article.familiar`` does, ``weigher`` what gives the blocks' probabilities instead of the shipped model.
    Problems: ``no-text`` (nothing a reader could see), ``no-article-text`` (only furniture), ``text-from-metadata``
    (the article stands in the page's JSON-LD alone) or ``text-from-scripts``, ``page-too-long``, ``nested-too-deep``.
    """
    root, problems = parse(html)
    if root is None:
        return Extracted(problems=(*problems, _no_text()))
    meta = metadata(root)
    segments = segment(root)
    if len(segments) > MOST_BLOCKS:
        segments = segments[:MOST_BLOCKS]
        problems = (*problems, Problem(code="page-too-long", message=f"Read up to block {MOST_BLOCKS:,} only."))
    title = find_title(meta, segments)
    sources = scripts(root)  # asked for now, because the next step takes the tree apart
    weights = [float(one) for one in weigher(root, segments, meta, title=title)]
    kept = _kept(segments, weights, familiar, title)
    first, last = extent(kept, segments)
    bylines = find_bylines(meta, segments, first=first)
    titled = title_place(segments, title, first=first)
    lead = standfirst_place(segments, kept, meta, title=titled, first=first)
    kept_text = frozenset(one.text for one, yes in zip(segments, kept, strict=True) if yes)
    around = Surroundings(title, first, last, kept_text, bylines, familiar)
    pieces = tuple(
        _piece(one, at, weights[at], kept=kept[at], beside={titled: "title", lead: "standfirst"}.get(at), around=around)
        for at, one in enumerate(segments)
    )
    pieces, more = _checked(pieces, meta, sources)
    text = " ".join(one.text for one in pieces if one.in_text)
    return Extracted(
        pieces=pieces,
        title=title,
        standfirst=segments[lead].text if lead is not None else None,
        bylines=bylines,
        outlet=find_outlet(meta, url),
        language=identify(text[:_LANGUAGE_SAMPLE]) or _declared(meta),
        published=find_published(meta, segments, first=first, url=url, given=given, source=html),
        problems=(*problems, *more),
    )


def _kept(
    segments: Sequence[Segment], weights: Sequence[float], familiar: frozenset[str], title: str | None
) -> list[bool]:
    """Which blocks stay: those the model believes in and a second look confirms, unless the outlet repeats them."""
    least = threshold(segments, weights)
    likely = [weight >= least and one.words > 0 for one, weight in zip(segments, weights, strict=True)]
    if not any(likely):
        likely = [_reads_like_text(one, at) for at, one in enumerate(segments)]
    shown = title_place(segments, title, first=extent(likely, segments)[0])
    kept = second_look(segments, likely, title=shown)
    if not familiar:
        return kept
    known = [yes and normalised(one.text) in familiar for one, yes in zip(segments, kept, strict=True)]
    words = [sum(one.words for one, yes in zip(segments, some, strict=True) if yes) for some in (known, kept)]
    # When most of the text is on another page too, that page is the same article, and no line of it furniture.
    return kept if words[0] * 2 >= words[1] else [yes and not again for yes, again in zip(kept, known, strict=True)]


def _reads_like_text(one: Segment, at: int) -> bool:
    """Whether a block is a sentence that nothing calls furniture; a bare page gives the model too little to go by."""
    if one.words < _SENTENCE or one.link_words * 3 > one.words or not one.text.rstrip("\"'”’»)").endswith(_STOPS):
        return False
    return reason(one, at, Surroundings(None, at, at, frozenset(), (), frozenset())) == "not-article"


def _piece(one: Segment, at: int, weight: float, *, kept: bool, beside: str | None, around: Surroundings) -> Piece:
    score = round(weight, 3)
    if beside:
        return Piece(text=one.text, kind=beside, kept=True, score=score)
    if kept:
        return Piece(text=one.text, kind=kind(one), kept=True, score=score)
    why = reason(one, at, around)
    return Piece(text=one.text, kind=KIND_OF_REASON[why], kept=False, reason=why, score=round(1 - weight, 3))


def _checked(
    pieces: tuple[Piece, ...], meta: Metadata, sources: tuple[str, ...]
) -> tuple[tuple[Piece, ...], tuple[Problem, ...]]:
    """The pieces, with the article of the page's data where the page itself shows none, and what is wrong with them."""
    shown = sum(count_words(one.text) for one in pieces if one.in_text)
    for code, where, told in (
        ("text-from-metadata", "metadata", from_metadata(meta) if shown < _FEW_WORDS else ()),
        ("text-from-scripts", "scripts", from_scripts(sources) if shown < _FEWEST_WORDS else ()),
    ):
        if sum(map(count_words, told)) > 4 * shown:
            removed = tuple(one for one in pieces if not one.in_text)
            body = tuple(Piece(text=line, kind="paragraph", kept=True) for line in told)
            message = f"The page shows no article; its text is what the page's {where} hold."
            return (*removed, *body), (Problem(code=code, message=message),)
    if not pieces:
        return pieces, (_no_text(),)
    if not any(one.in_text for one in pieces):
        message = "Nothing on the page reads like an article; all its blocks were removed."
        return pieces, (Problem(code="no-article-text", message=message),)
    return pieces, ()


def _no_text() -> Problem:
    return Problem(code="no-text", message="The page has no visible text; a browser may have to run its scripts first.")


def _declared(meta: Metadata) -> str | None:
    """The language that the page declares, as its two-letter code."""
    tag = (meta.language or meta.first("og:locale", "content-language", "language") or "").strip().lower()
    code = tag.replace("_", "-").split("-")[0]
    return code if len(code) == 2 and code.isalpha() else None
