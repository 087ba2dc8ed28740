"""The columns that several tables share: the article, the place, the time."""

from collections.abc import Callable
from typing import Any

from overt.exports.columns import Column, Row, day, number, text, whole
from overt.reading import Place, Time
from overt.record.ids import page_entry_id
from overt.record.told import Origin


def article(origin: Callable[[Row], Origin]) -> tuple[Column[Row], ...]:
    """Which article tells it, and when that was published."""
    return (
        text("article", "The article that tells it: an id of the table sources.", lambda one: _article(origin(one))),
        text("outlet", "Who published the article.", lambda one: origin(one).outlet),
        text("url", "The article's address.", lambda one: origin(one).url),
        text("published", "When the article was published, in EDTF.", lambda one: origin(one).published),
    )


def _article(origin: Origin) -> str:
    return page_entry_id(origin.page)


def place(of: Callable[[Row], Place | None]) -> tuple[Column[Row], ...]:
    """Where: the words, the place they mean, how exact that is and why it was taken."""

    def known(name: str) -> Callable[[Row], Any]:
        return lambda one: getattr(of(one), name, None)

    return (
        text("place", "The place's usual name.", known("name")),
        text("country", "Its country, ISO 3166-1 alpha-3.", known("country")),
        number("latitude", "Degrees north, WGS 84; of a point inside, for an area.", known("lat")),
        number("longitude", "Degrees east, WGS 84.", known("lon")),
        text("place_precision", "How exact: site, city, district, province, country or sea.", known("precision")),
        number("place_radius_km", "The uncertainty of a place without edges, in kilometres.", known("radius_km")),
        whole("geonames", "The place's number in GeoNames.", known("geonames")),
        text("place_words", "The article's words for the place.", known("quote")),
        text("place_reason", "Why these words were taken for this place.", known("reason")),
    )


def time(of: Callable[[Row], Time | None]) -> tuple[Column[Row], ...]:
    """When: the interval, the words it was read from and the rule that read them."""

    def known(name: str) -> Callable[[Row], Any]:
        return lambda one: getattr(of(one), name, None)

    return (
        text("time", "When it happened, in EDTF; empty where the article does not say.", known("edtf")),
        day("earliest", "The first day it may have been.", known("earliest")),
        day("latest", "The last day it may have been.", known("latest")),
        text("time_words", "The article's words for the time.", known("quote")),
        text("time_rule", "The rule that made the interval of these words (docs/times.md).", known("rule")),
    )
