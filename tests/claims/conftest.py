"""Articles for the claims room: invented words, read by the real parse."""

from collections.abc import Callable

import pytest

from overt.claims.find import find_claims
from overt.language.annotate import annotate
from overt.reading import Article, Claim

Read = Callable[[str], tuple[Claim, ...]]


@pytest.fixture(scope="session")
def claims() -> Read:
    """Reads the claims of a text."""

    def read(text: str) -> tuple[Claim, ...]:
        found = find_claims(annotate(Article(id="invented", text=text)))
        for one in found:
            for span in (
                one.cue,
                one.content,
                *one.more,
                *filter(None, (one.source, one.addressee, one.factuality_span, one.evidence_span)),
            ):
                assert span.stands_in(text)
        return found

    return read


@pytest.fixture(scope="session")
def claim(claims: Read) -> Callable[[str], Claim]:
    """Reads the only claim of a text."""

    def read(text: str) -> Claim:
        found = claims(text)
        assert len(found) == 1, [(one.cue.quote, one.content.quote) for one in found]
        return found[0]

    return read
