"""Find the claims of an article: who says what, to whom, how sure, on what."""

from collections.abc import Sequence

from spacy.tokens import Token

from overt.claims.acts import act_of, form_of
from overt.claims.collect import drafts
from overt.claims.denials import denied
from overt.claims.draft import Draft, Piece
from overt.claims.evidence import Ground, cited, own_ground, role_evidence, tells
from overt.claims.factuality import content_root, factuality_of
from overt.claims.nesting import parents
from overt.claims.quoted import Quotations
from overt.claims.resolve import Resolver
from overt.claims.speakers import several, words
from overt.claims.tokens import parsed
from overt.claims.trust import trust
from overt.language.annotated import Language
from overt.language.datelines import without_dateline
from overt.reading import Claim, Evidence, Source
from overt.spans import Span

# Evidence that belongs to the speaker, not to the one claim: who is an expert or a witness once is so throughout.
_LASTING: frozenset[Evidence] = frozenset({"expert", "witness"})

# How far behind a claim "it" may go on from it.
_NEXT = 120


def find_claims(language: Language, *, stances: bool = False) -> tuple[Claim, ...]:
    """Everything that the article attributes to somebody other than its author, in text order.

    Claims are found by rules over the parse and the quotation marks. A claim inside another one of a different
    speaker has ``within``; what the same speaker says inside their own words, and cues inside direct speech, are no
    claims of their own. ``stances`` gives wants, sides and impressions too, which are no claims to an analyst. An
    article without a parse has none.
    """
    quoted = Quotations(language.text[: parsed(language.doc)])
    found = drafts(language.doc, quoted, stances=stances)
    resolver = Resolver(language)
    sources = [resolver.source(one.source, one.speaker) if one.source else None for one in found]
    outer = parents(found)
    kept = [n for n in range(len(found)) if not _own_words(n, found, sources, outer)]
    ids: dict[int | None, str] = {n: f"c{number}" for number, n in enumerate(kept, 1)}
    roots = [content_root(one, language.doc) for one in found]
    grounds = _grounds(found, roots, sources, language)
    acts = [act_of(one) for one in found]
    denials = {n: denied(n, found, sources, acts, language.doc) for n in kept if acts[n] == "deny"}
    return tuple(
        _claim(
            found[n],
            roots[n],
            sources[n],
            grounds[n],
            ids[n],
            _within(n, outer, ids),
            ids.get(denials.get(n)),
            quoted,
            resolver,
            language,
        )
        for n in kept
    )


def _claim(
    draft: Draft, root: Token | None, source: Source | None, ground: Ground | None, name: str, within: str | None,
    denies: str | None, quoted: Quotations, resolver: Resolver, language: Language,
) -> Claim:  # fmt: skip
    text = language.text
    factuality, mover = factuality_of(draft, root, text)
    (start, end), *further = draft.content
    spans = [Span.of(text, without_dateline(text, start, end), end), *(Span.of(text, *piece) for piece in further)]
    return Claim(
        id=name,
        source=source,
        also=_also(draft, resolver),
        addressee=resolver.source(draft.addressee, None) if draft.addressee else None,
        cue=Span.of(text, *draft.words),
        content=spans[0],
        more=tuple(spans[1:]),
        act=act_of(draft),
        form=form_of(draft, quoted),
        factuality=factuality,
        factuality_span=Span.of(text, *_word(mover)) if mover is not None else None,
        evidence=ground[0] if ground else "none-stated",
        evidence_span=Span.of(text, *ground[1]) if ground else None,
        within=within,
        denies=denies,
        score=trust(draft),
    )


def _word(token: Token) -> Piece:
    return token.idx, token.idx + len(token.text)


def _also(draft: Draft, resolver: Resolver) -> tuple[Source, ...]:
    """Those who say the same words with the first speaker: "Fiala and Tusk said"."""
    if draft.speaker is None or draft.source is None:
        return ()
    further = (one for one in several(draft.speaker)[1:] if one.idx >= draft.source[1])
    return tuple(resolver.source(words(one), one) for one in further)


def _within(number: int, outer: Sequence[int | None], ids: dict[int | None, str]) -> str | None:
    """The nearest claim around this one that was kept."""
    around = outer[number]
    while around is not None and around not in ids:
        around = outer[around]
    return ids[around] if around is not None else None


def _own_words(
    number: int, found: Sequence[Draft], sources: Sequence[Source | None], outer: Sequence[int | None]
) -> bool:
    """Whether the claim only repeats its outer speaker: "he said he believed that …"."""
    around = outer[number]
    if around is None:
        return False
    inner, owner = sources[number], sources[around]
    if inner is None or owner is None:
        return inner is None and not found[number].hidden
    if inner.actor is not None and owner.actor is not None:
        return inner.actor == owner.actor
    speaker = found[number].speaker
    return speaker is not None and speaker.pos_ == "PRON" and speaker.lower_ in ("he", "she", "they", "it", "i", "we")


def _grounds(
    found: Sequence[Draft], roots: Sequence[Token | None], sources: Sequence[Source | None], language: Language
) -> list[Ground | None]:
    """The ground of each claim, with what the article says of its speaker elsewhere."""
    own = [own_ground(one, root, language.text) for one, root in zip(found, roots, strict=True)]
    lasting: dict[str, Evidence] = {}
    for actor in language.actors:
        kind = next((one for one in (role_evidence(role.title) for role in actor.roles) if one), None)
        if kind is not None:
            lasting[actor.id] = kind
    for one, ground, source in zip(found, own, sources, strict=True):
        if ground is not None and source is not None and source.actor is not None and ground[0] in _LASTING:
            if one.cue.part == "preposition":
                continue  # "by her own account" is another one's word for it
            lasting.setdefault(source.actor, ground[0])
    grounds: list[Ground | None] = []
    for number, (ground, source) in enumerate(zip(own, sources, strict=True)):
        said_before = grounds[-1] if grounds and _goes_on(number, found) else None
        beside = cited(found[number], language.text)
        grounds.append(beside or ground or _lasting(found[number], roots[number], source, lasting) or said_before)
    return grounds


def _goes_on(number: int, found: Sequence[Draft]) -> bool:
    """Whether "it" stands for the report or the inquiry that the claim before has just been read from."""
    draft, before = found[number], found[number - 1]
    if draft.speaker is None or draft.speaker.lower_ != "it" or before.speaker is None:
        return False
    return draft.words[0] - before.end < _NEXT and before.speaker.pos_ == "NOUN"


def _lasting(draft: Draft, root: Token | None, source: Source | None, lasting: dict[str, Evidence]) -> Ground | None:
    if source is None or source.actor is None or source.actor not in lasting:
        return None
    kind = lasting[source.actor]
    if kind == "witness" and not tells(draft, root):
        return None
    return kind, (source.start, source.end)
