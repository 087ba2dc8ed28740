"""Every reason of the vocabulary is given for a line that deserves it, here or by the HTML stage."""

import pytest

from overt.article.cues import groups
from overt.article.pasted.described import describe
from overt.article.pasted.reasons import KINDS, Surroundings, reason_for
from overt.vocabulary import identifiers

# Only the code of a page knows what is hidden; the reason belongs to the HTML stage.
NOT_IN_LINES = {"hidden"}
TITLE = "Fire at the Velmora depot was set on purpose"
PARAGRAPH = "Two men were held on Monday after a fire at a fuel depot in the harbour of Velmora, the police said."

LINES = {
    "advert-label": "Promoted content",
    "payment-notice": "Subscribe to read on with full access",
    "newsletter-appeal": "Get our morning letter straight to your inbox",
    "donation-appeal": "Support us",
    "credit": "Photo: Arvo Linnas/Baltfoto",
    "byline": "By Mira Tolvanen",
    "timestamp": "4 May 2031, 10:15",
    "author-note": "About the author",
    "read-more": "See also: The night of the nine fires",
    "related-headline": "How a harbour town learned to sleep again",
    "share-bar": "Copy link",
    "navigation": "Skip to main content",
    "comments": "14 comments",
    "cookie-notice": "We use cookies on this site",
    "tag-list": "Topics: fire, courts",
    "site-notice": "All rights reserved",
    "placeholder-line": "Loading...",
    "repeated-line": "The harbour paper since the storm",
    "repeated-title": TITLE + " - Velmora Courier",
    "not-article": "It is so.",
}


def reason_of(text: str, *, after: int = 0) -> str:
    """The reason of a line between two paragraphs, or ``after`` the article's end."""
    lines = [describe(one) for one in (TITLE, PARAGRAPH, text, PARAGRAPH)]
    copies = {describe("The harbour paper since the storm").words: 3}
    around = Surroundings(describe(TITLE).words, 1, 2 if after else 4, frozenset(), copies)
    return reason_for(lines, 2, around)


@pytest.mark.parametrize(("reason", "line"), LINES.items())
def test_a_line_shows_its_reason(reason: str, line: str) -> None:
    assert reason_of(line) == reason


def test_a_line_over_a_credit_is_a_caption() -> None:
    texts = (PARAGRAPH, "The depot in Velmora on Monday morning", "ARVO SARVI/BALTFOTO", PARAGRAPH)
    around = Surroundings((), 0, 4, frozenset(), {})
    assert reason_for([describe(one) for one in texts], 1, around) == "caption"


def test_a_headline_after_the_end_is_another_story() -> None:
    assert reason_of("Storm closes ferry line to the islands for a third day", after=1) == "other-stories"


def test_signs_without_words_are_placeholders() -> None:
    assert reason_of("×") == "placeholder-line"


def test_code_and_vocabulary_agree() -> None:
    shown = {*LINES, "caption", "other-stories"}
    assert shown | NOT_IN_LINES == set(identifiers("removal-reasons"))
    assert set(KINDS) | NOT_IN_LINES == set(identifiers("removal-reasons"))
    assert set(KINDS.values()) <= set(identifiers("block-kinds"))
    assert {group.reason for group in groups()} <= set(identifiers("removal-reasons"))
