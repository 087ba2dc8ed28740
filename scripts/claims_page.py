"""The page docs/claims.md: every form of attribution with what overt makes of it, made by running overt."""

from pathlib import Path

import msgspec
import yaml

from overt.claims.find import find_claims
from overt.language.annotate import annotate
from overt.reading import Article, Claim

SAMPLES = Path(__file__).parent / "claim_samples.yaml"


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """A text of ours and the form of attribution that it shows."""

    form: str
    text: str


def samples() -> tuple[Sample, ...]:
    """All samples, in the order of the file."""
    return msgspec.convert(yaml.safe_load(SAMPLES.read_text(encoding="utf-8")), type=tuple[Sample, ...])


def page() -> str:
    """The whole page."""
    lines = [
        "# Claims",
        "",
        "Written by `python scripts/reference.py`: every text below is invented, and every row is what overt made of",
        "it when the page was written. Rows may be wrong; what is known to go wrong is counted in",
        "[accuracy.md](accuracy.md). Fields and their values are explained in [reading.md](reading.md).",
        "",
        "Rules over the parse and the quotation marks find most claims; a small trained reader",
        "(`src/overt/models/claim-reader.md`) sees the same parse and what the rules found, adds what they miss, takes",
        "away what they should not have found, and finds speakers that they do not. Quotation marks are always checked",
        "by exact code. `—` means that the page does not say.",
        "",
    ]
    for one in samples():
        lines += [f"## {one.form}", "", *(f"> {line}" if line else ">" for line in one.text.split("\n")), ""]
        lines += [*rows(one.text), ""]
    return "\n".join(lines)


def rows(text: str) -> list[str]:
    """What overt makes of the text, as a table."""
    claims = find_claims(annotate(Article(id="sample", text=text)))
    if not claims:
        return ["No claim."]
    head = ["| id | who | cue | to whom | what | act | form | how sure | on what | notes |", f"|{'---|' * 10}"]
    return [*head, *(f"| {' | '.join(cells(one))} |" for one in claims)]


def cells(claim: Claim) -> tuple[str, ...]:
    """The fields of a claim as words."""
    sources = [one for one in (claim.source, *claim.also) if one is not None]
    who = " and ".join(one.quote if one.name in {None, one.quote} else f"{one.quote} = {one.name}" for one in sources)
    pieces = " … ".join(one.quote.replace("\n\n", " ¶ ") for one in (claim.content, *claim.more))
    notes = [
        f"within {claim.within}" if claim.within else "",
        f"denies {claim.denies}" if claim.denies else "",
        f"how sure by “{claim.factuality_span.quote}”" if claim.factuality_span else "",
        f"on what by “{claim.evidence_span.quote}”" if claim.evidence_span else "",
    ]
    return (
        claim.id, who or "—", claim.cue.quote, claim.addressee.quote if claim.addressee else "—", pieces, claim.act,
        claim.form, claim.factuality, claim.evidence, "; ".join(one for one in notes if one),
    )  # fmt: skip
