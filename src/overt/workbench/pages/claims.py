"""Claims: who said what, the matrix of who speaks of whom, and denials beside what they deny."""

from collections import Counter
from typing import Any, get_args

import msgspec
from litestar import Request, Response, get

from overt.reading import Act, Evidence, Factuality
from overt.record.claims import ClaimEntry
from overt.workbench.asked import several, word
from overt.workbench.people.access import READER
from overt.workbench.render import page
from overt.workbench.threaded import threaded

_PART = 30
_COUNTED = 10_000
# The matrix and the denials look at so many claims of the selection, the newest: more would not fit a screen.
_LOOKED_AT = 2_000
_MOST = 12
_PAIRS = 25


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """How many claims one speaker makes about one target, how many of them accuse and deny."""

    number: int
    accuse: int
    deny: int
    heat: int


def asked(request: Request[Any, Any, Any]) -> dict[str, Any]:
    """What the address asks of claims, as on the command line."""
    one = {name: word(request, name) for name in ("by", "about", "since", "until")}
    return {**one, **{name: several(request, name) for name in ("act", "factuality", "evidence")}}


@get("/claims", guards=[READER])
@threaded
def claims(request: Request[Any, Any, Any]) -> Response[str]:
    """The claims asked for: as a list, as a matrix, or denials beside accusations."""
    record, wanted, view = request.app.state.record, asked(request), word(request, "view") or "list"
    if view == "matrix":
        found = record.claims(**wanted, limit=_LOOKED_AT, count_to=_COUNTED)
        return _page(request, wanted, view, found, matrix=_matrix(found.items))
    if view == "denials":
        denials = record.claims(
            **{**wanted, "act": ("deny",)}, limit=_PAIRS, count_to=_COUNTED, cursor=word(request, "cursor")
        )
        return _page(request, wanted, view, denials, pairs=[(one, _denied(record, one)) for one in denials.items])
    found = record.claims(**wanted, limit=_PART, count_to=_COUNTED, cursor=word(request, "cursor"))
    return _page(request, wanted, "list", found)


def _page(
    request: Request[Any, Any, Any], wanted: dict[str, Any], view: str, found: Any, **values: Any
) -> Response[str]:
    return page(
        request, "claims.html", asked=wanted, view=view, found=found, acts=get_args(Act), sure=get_args(Factuality),
        grounds=get_args(Evidence), **{"matrix": None, "pairs": (), **values},
    )  # fmt: skip


def _matrix(items: tuple[ClaimEntry, ...]) -> dict[str, Any]:
    """Speakers by whom they speak of; the busiest of both."""
    counts: Counter[tuple[str, str]] = Counter()
    acts: Counter[tuple[str, str, str]] = Counter()
    for one in items:
        for target in dict.fromkeys(one.about):
            if one.source and target != one.source:
                counts[one.source, target] += 1
                acts[one.source, target, one.act] += 1
    targets = _busiest(counts, 1)
    speakers = _busiest(Counter({pair: number for pair, number in counts.items() if pair[1] in targets}), 0)
    most = max(counts.values(), default=1)
    cells = {
        (who, whom): Cell(
            number=number, accuse=acts[who, whom, "accuse"], deny=acts[who, whom, "deny"],
            heat=min(4, 1 + (number - 1) * 4 // max(most, 1)),
        )
        for (who, whom), number in counts.items()
    }  # fmt: skip
    return {"speakers": speakers, "targets": targets, "cells": cells, "looked_at": len(items)}


def _busiest(counts: Counter[tuple[str, str]], side: int) -> list[str]:
    sums: Counter[str] = Counter()
    for pair, number in counts.items():
        sums[pair[side]] += number
    return [name for name, _ in sorted(sums.items(), key=lambda one: (-one[1], one[0]))[:_MOST]]


def _denied(record: Any, denial: ClaimEntry) -> tuple[ClaimEntry, ...]:
    """What a denial answers: accusations in the same article that name the one who denies, else any there."""
    there = record.claims(act="accuse", page=record.page_id(denial.where.page), limit=20, count_to=20).items
    about = [one for one in there if denial.source and denial.source in one.about]
    return tuple(about or there)[:3]


ROUTES = (claims,)
