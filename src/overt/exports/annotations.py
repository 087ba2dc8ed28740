"""Claims and reports as W3C Web Annotations that point at the words they stand on."""

from collections.abc import Iterator
from typing import Any, Final

from overt.exports.addresses import web_address
from overt.exports.lines import json_bytes, json_list
from overt.reading import Claim, Report
from overt.record.snapshot import Snapshot
from overt.record.told import Origin, Told
from overt.spans import Span

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
# How much of the text goes with a quotation: enough to find it again in another rendering of the page.
_AROUND: Final = 32
_URN: Final = "urn:overt:"


def write(snapshot: Snapshot) -> Iterator[bytes]:
    """Every claim and report of the selection as an annotation, in one annotation page.

    A target is the article's text as the record keeps it, named by its reading, with both a position (half-open, in
    code points) and a quotation with what stands around it; where the page has an address, ``scope`` gives it.
    """
    about = {
        "@context": CONTEXT,
        "id": f"{_URN}record:{snapshot.version}",
        "type": "AnnotationPage",
        "creator": {"id": f"{_URN}reader", "type": "Software", "name": "overt"},
    }
    before = json_bytes(about)[:-1] + b',"items":['
    return json_list(before, _annotations(snapshot), b"]}\n")


def _annotations(snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    texts = _Texts(snapshot)
    for claim in snapshot.claims():
        yield claim_annotation(claim, texts.of(claim.origin))
    for report in snapshot.reports():
        if report.entry.evidence:
            yield report_annotation(report, texts.of(report.origin))


class _Texts:
    """The text of one article at a time: entries come article by article."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._reading, self._text = "", ""

    def of(self, origin: Origin) -> str:
        if origin.reading != self._reading:
            self._reading, self._text = origin.reading, self._snapshot.text(origin.reading)
        return self._text


def claim_annotation(told: Told[Claim], text: str) -> dict[str, Any]:
    """One claim: its body says who claims and how, its targets are the words of the content."""
    one = told.entry
    who = (one.source.name or one.source.quote) if one.source else None
    bodies = [_text(who, "describing")] if who else []
    bodies += [_tag(f"act:{one.act}"), _tag(f"factuality:{one.factuality}"), _tag(f"evidence:{one.evidence}")]
    targets = [_target(told.origin, span, text) for span in (one.content, *one.more)]
    return _annotation(one.id, bodies, targets)


def report_annotation(told: Told[Report], text: str) -> dict[str, Any]:
    """One report: its body says what kind of act, where, when; its targets are the words that carry it."""
    one = told.entry
    values = {
        "type": one.type,
        "stage": one.stage,
        "country": one.place.country if one.place else None,
        "place": one.place.name if one.place else None,
        "time": one.time.edtf if one.time else None,
        "excluded": one.excluded,
    }
    bodies = [_tag(f"{name}:{value}") for name, value in values.items() if value]
    targets = [_target(told.origin, span, text) for span in one.evidence]
    return _annotation(one.id, bodies, targets)


def _annotation(entry: str, bodies: list[dict[str, Any]], targets: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": f"{_URN}{entry}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": targets if len(targets) > 1 else targets[0],
    }


def _tag(value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": "tagging"}


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}


def _target(origin: Origin, span: Span, text: str) -> dict[str, Any]:
    resource: dict[str, Any] = {"id": f"{_URN}{origin.reading}", "type": "Text", "format": "text/plain"}
    if origin.language:
        resource["language"] = origin.language
    target: dict[str, Any] = {"type": "SpecificResource", "source": resource}
    address = web_address(origin.url)
    if address:
        target["scope"] = address
    target["selector"] = [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.quote,
            "prefix": text[max(0, span.start - _AROUND) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        },
    ]
    return target
