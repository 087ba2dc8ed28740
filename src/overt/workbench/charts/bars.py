"""Bars: numbers over time, stacked by what they are of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlencode
from xml.sax.saxutils import escape, quoteattr

import msgspec

_WIDTH: Final = 860
_HEIGHT: Final = 170
_LEFT, _TOP, _BOTTOM = 34, 10, 26
# As many as can be told apart; the rest is "other".
SERIES: Final = 5
_MOST_BARS: Final = 60
_LAST_DAY: Final = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A chart: its SVG, which series has which colour, and how many could not be put in time."""

    svg: str
    key: tuple[str, ...]
    undated: int = 0
    total: int = 0


def over_time(counts: Mapping[str, Mapping[str, int]], *, title: str, href: str, brush: str | None = None) -> Drawn:
    """The numbers by month, or by year where there are too many months; ``brush`` is the form that a drag fills in.

    >>> over_time({"2024-05": {"arson": 2}, "": {"arson": 1}}, title="Fires", href="/incidents").undated
    1
    """
    dated = {month: dict(kinds) for month, kinds in counts.items() if month}
    undated = sum(counts.get("", {}).values())
    totals: Counter[str] = Counter()
    for kinds in dated.values():
        totals.update(kinds)
    key = tuple(kind for kind, _ in totals.most_common(SERIES))
    steps = _steps(dated)
    svg = _svg(steps, key, title=title, href=href, brush=brush)
    shown = (*key, "other") if len(totals) > SERIES else key
    return Drawn(svg=svg, key=shown, undated=undated, total=sum(totals.values()))


def _steps(dated: Mapping[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """Each step of time from the first to the last, those without anything too."""
    if not dated:
        return {}
    first, last = min(dated), max(dated)
    months = _months(first, last)
    if len(months) <= _MOST_BARS:
        return {month: dated.get(month, {}) for month in months}
    years: dict[str, dict[str, int]] = {str(year): {} for year in range(int(first[:4]), int(last[:4]) + 1)}
    for month, kinds in dated.items():
        for kind, number in kinds.items():
            years[month[:4]][kind] = years[month[:4]].get(kind, 0) + number
    return years


def _months(first: str, last: str) -> list[str]:
    start, end = (int(one[:4]) * 12 + int(one[5:7]) - 1 for one in (first, last))
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(start, end + 1)]


def _svg(
    steps: Mapping[str, Mapping[str, int]], key: tuple[str, ...], *, title: str, href: str, brush: str | None
) -> str:
    top = max((sum(kinds.values()) for kinds in steps.values()), default=0) or 1
    height = _HEIGHT - _TOP - _BOTTOM
    width = (_WIDTH - _LEFT) / max(len(steps), 20)
    parts = [_axis(top, height)]
    for at, (step, kinds) in enumerate(steps.items()):
        parts.append(_bar(step, kinds, key, x=_LEFT + at * width, width=width, top=top, height=height, href=href))
        if _labelled(step, at, len(steps)):
            label = step[:4] if len(step) == 4 or step.endswith("-01") else step
            parts.append(f'<text x="{_LEFT + at * width + 2:.1f}" y="{_HEIGHT - 8}">{label}</text>')
    brushed = f" data-brush={quoteattr(brush)}" if brush else ""
    parts.append(f'<rect class="brush" x="0" y="{_TOP}" width="0" height="{height}"/>' if brush else "")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group" '
        f"aria-label={quoteattr(title)}{brushed}>{''.join(parts)}</svg>"
    )


def _axis(top: int, height: int) -> str:
    marks = sorted({0, round(top / 2), top})
    lines = []
    for mark in marks:
        y = _TOP + height - mark / top * height
        lines.append(f'<line class="axis" x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        lines.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{mark:,}</text>')
    return "".join(lines)


def _bar(
    step: str,
    kinds: Mapping[str, int],
    key: tuple[str, ...],
    *,
    x: float,
    width: float,
    top: int,
    height: int,
    href: str,
) -> str:
    since, until = _days(step)
    number = sum(kinds.values())
    place = f'data-since="{since}" data-until="{until}" data-x="{x:.1f}" data-w="{width:.1f}"'
    if not number:
        return f"<g {place}></g>"
    told = f"{step}: {number:,} – " + ", ".join(f"{kind} {count:,}" for kind, count in sorted(kinds.items()))
    counts = [kinds.get(kind, 0) for kind in key]
    boxes = _boxes([*counts, number - sum(counts)], x=x, width=width, scale=height / top, bottom=_TOP + height)
    address = f"{href}?{urlencode({'since': since, 'until': until})}"
    label = f"aria-label={quoteattr(told)}><title>{escape(told)}</title>"
    return f"<a href={quoteattr(address)} {place} {label}{boxes}</a>"


def _boxes(counts: Sequence[int], *, x: float, width: float, scale: float, bottom: float) -> str:
    """One box for each count, the first lowest; their classes tell which is which."""
    left, wide, y, boxes = x + 1, max(width - 2, 1), bottom, []
    for at, count in enumerate(counts, start=1):
        tall = count * scale
        y -= tall
        if count:
            boxes.append(f'<rect class="s{at}" x="{left:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}"/>')
    return "".join(boxes)


def _labelled(step: str, at: int, steps: int) -> bool:
    if len(step) == 4:
        return steps <= 20 or int(step) % 5 == 0
    return step.endswith("-01") or (steps <= 12 and at % 2 == 0) or (at == 0 and int(step[5:]) < 10)


def _days(step: str) -> tuple[str, str]:
    if len(step) == 4:
        return f"{step}-01-01", f"{step}-12-31"
    month = step[5:7]
    last = _LAST_DAY.get(month, "31")
    leap = month == "02" and int(step[:4]) % 4 == 0 and (int(step[:4]) % 100 != 0 or int(step[:4]) % 400 == 0)
    return f"{step}-01", f"{step}-{'29' if leap else last}"
