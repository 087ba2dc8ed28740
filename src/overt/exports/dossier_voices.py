"""Claims in the dossier: who says it, how, and the words in their sentence."""

from collections.abc import Callable
from typing import Final

from overt.exports.dossier_parts import Voice
from overt.exports.dossier_words import source
from overt.reading import Article, Claim
from overt.record.cases import Said
from overt.record.excerpt import excerpt
from overt.spans import Span
from overt.words import HOW_SURE, ON_WHAT


def voice(said: Said, text_of: Callable[[str], str]) -> Voice:
    """A claim that speaks for or against an incident; ``text_of`` gives the text of a reading's article."""
    claim = said.claim.entry
    who = (claim.source.name or claim.source.quote) if claim.source else "somebody not named"
    rests = "" if claim.evidence == "none-stated" else f", on {ON_WHAT[claim.evidence]}"
    return Voice(
        who=who,
        how=f"{_ACTS[claim.act]}; {HOW_SURE[claim.factuality]}{rests}",
        words=_in_sentence(text_of(said.claim.origin.reading), claim),
        source=source(said.claim.origin),
    )


_BETWEEN: Final = "\n\n"  # what stands between the paragraphs of an article's text


def _in_sentence(text: str, claim: Claim) -> tuple[str, str, str]:
    """The words of a claim with what stands before and after them: "it" alone says nothing to a reader."""
    pieces = (claim.content, *claim.more)
    whole = Span.of(text, min(one.start for one in pieces), max(one.end for one in pieces))
    first = text.rfind(_BETWEEN, 0, whole.start) + len(_BETWEEN) if _BETWEEN in text[: whole.start] else 0
    paragraphs = text[first : text.find(_BETWEEN, whole.end) if _BETWEEN in text[whole.end :] else None]
    shown = excerpt(Article(id="", text=paragraphs), Span.of(paragraphs, whole.start - first, whole.end - first))
    return shown.before, shown.quote, shown.after


_ACTS: Final = {
    "say": "says", "accuse": "accuses", "deny": "denies", "admit": "admits", "threaten": "threatens",
    "demand": "demands", "promise": "promises", "assess": "assesses", "order": "orders", "call": "calls",
}  # fmt: skip
