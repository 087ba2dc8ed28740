"""Who asserts an event: the claims whose content holds it, else the author."""

from collections.abc import Sequence

from overt.reading import Assertion, Claim
from overt.spans import Span


def asserted_by(trigger: Span, claims: tuple[Claim, ...]) -> tuple[Assertion, ...]:
    """The claims that cover a trigger, innermost first; the author's own word where there is none."""
    held = holders(trigger, claims)
    held.sort(key=lambda claim: claim.content.end - claim.content.start)
    if not held:
        return (Assertion(claim=None, factuality="CT+"),)
    return tuple(Assertion(claim=claim.id, factuality=claim.factuality) for claim in held)


def holders(words: Span, claims: Sequence[Claim]) -> list[Claim]:
    """The claims whose content holds some words, in their order."""
    start, end = words.start, words.end
    return [
        claim
        for claim in claims
        if (claim.content.start <= start and end <= claim.content.end)
        or (claim.more and any(piece.start <= start and end <= piece.end for piece in claim.more))
    ]
