"""Read a page: the only place that strings the stages together."""

import traceback
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from overt.article.read import read_article
from overt.pages.page import Page
from overt.reading import Article, Problem, Reading
from overt.this_reader import PARTS, reader

if TYPE_CHECKING:
    from overt.language.actor_list import ActorList

__all__ = ["PARTS", "read_page", "reader"]

_ENGLISH = "en"


def read_page(page: Page, *, familiar: frozenset[str] = frozenset(), actors: "ActorList | None" = None) -> Reading:
    """What one page says, each field with the words it stands on.

    ``familiar`` holds lines that stand on other pages of the same outlet too. ``actors`` is the actor list to read
    with; the one that comes with overt when none is given. The same page, familiar lines and reader, which says whose
    actor list it read with, give the same reading. Nothing is raised for what the page holds: what could not be read
    is a ``Problem`` of the reading, and what was read before it is kept. Names, claims and reports are read in English;
    an article in another language keeps its text and says so.
    """
    own = actors.own if actors else None
    reading = Reading(reader=reader(actors=own), article=Article(id=page.id, url=page.url, outlet=page.outlet))
    for stage in (partial(_with_article, page=page, familiar=familiar), partial(_with_language, actors=actors)):
        try:
            reading = stage(reading)
        except Exception as error:  # noqa: BLE001 - a fault of ours on one page must lose neither the page nor the run
            return _with_problems(reading, _stage_failed(error))
    return reading


def _with_article(reading: Reading, *, page: Page, familiar: frozenset[str]) -> Reading:
    article, problems = read_article(page, familiar=familiar)
    return msgspec.structs.replace(reading, article=article, problems=problems)


def _with_language(reading: Reading, *, actors: "ActorList | None") -> Reading:
    article = reading.article
    if not article.text:
        return reading
    if article.language not in {None, _ENGLISH}:
        return _with_problems(reading, _language_not_read(article))
    return _read_english(reading, actors)


def _read_english(reading: Reading, actors: "ActorList | None") -> Reading:
    # Imported here, because a page in another language should not pay for the English pipeline.
    from overt.claims.find import find_claims
    from overt.claims.problems import claim_problems
    from overt.events.find import find_events
    from overt.language.annotate import annotate

    language = annotate(reading.article, actors=actors)
    claims = find_claims(language)
    found = find_events(language, claims)
    read = msgspec.structs.replace(
        reading,
        mentions=language.mentions,
        actors=language.actors,
        claims=claims,
        events=found.events,
        reports=found.reports,
        figures=found.figures,
    )
    return _with_problems(read, *language.problems, *claim_problems(language), *found.problems)


def _with_problems(reading: Reading, *problems: Problem) -> Reading:
    return msgspec.structs.replace(reading, problems=(*reading.problems, *problems))


def _language_not_read(article: Article) -> Problem:
    return Problem(
        code="language-not-read",
        message=f"The article is in {article.language}; claims and reports are read in English only.",
    )


def _stage_failed(error: Exception) -> Problem:
    """A fault of overt itself, said so that it can be found."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{last.name}, line {last.lineno}"
    return Problem(
        code="stage-failed",
        message=f"overt failed on this page ({type(error).__name__}: {error}; {where}). Please report the page.",
    )
