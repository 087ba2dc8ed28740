"""Answer gold/pages: body, title, date and authors of an HTML page."""

from typing import Any

from overt.article.blocks import SEPARATOR
from overt.article.html.extract import Weigher, extract
from overt.article.html.judge import weigh
from overt.article.html.threshold import USUAL


def predict(document: dict[str, Any], *, weigher: Weigher = weigh) -> dict[str, Any]:
    """The prediction for one document, of which ``id``, ``url`` and ``html`` are read.

    The gold's bodies hold the standfirst on some sites and not on others, while an article's text never does; so it
    stands before the text here when the model takes it for a part of the body. ``weigher`` is as for ``extract``.
    """
    found = extract(document["html"], url=document.get("url"), weigher=weigher)
    body = [
        one.text
        for one in found.pieces
        if one.in_text or (one.kind == "standfirst" and one.kept and (one.score or 0.0) >= USUAL)
    ]
    return {
        "id": document["id"],
        "text": SEPARATOR.join(body),
        "title": found.title,
        "date": found.published.edtf,
        "authors": list(found.bylines),
    }
