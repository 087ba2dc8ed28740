"""What another extractor takes for the article: trafilatura in its fast mode, as one clue among many."""

from overt.article.html.tree import Element

_MOST_ELEMENTS = 25_000


def opinion(root: Element) -> str | None:
    """The text that trafilatura would keep of the tree, which it takes apart; ``None`` where it fails or would be slow.

    Call it last: the tree is of no use afterwards.
    """
    from trafilatura import bare_extraction

    if root.xpath("count(//*)") > _MOST_ELEMENTS:
        return None
    try:
        found = bare_extraction(root, fast=True, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 - whatever breaks inside it, its opinion alone is lost, never the page
        return None
    if found is None:
        return ""
    return str(found["text"] if isinstance(found, dict) else found.text or "")
