"""A chart to publish: a picture that stands by itself, with its title, its key and the line to cite it by."""

from collections.abc import Mapping, Sequence
from html import escape
from textwrap import wrap
from typing import Final

# Colours that differ in lightness too, so that the chart survives a black and white printer.
COLOURS: Final = ("#14587a", "#c0772a", "#5f8f6b", "#8c6bb0", "#b3564f", "#9aa0a8")
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 960, 540, 60, 30, 90, 120
_FONT: Final = "Inter, 'Helvetica Neue', Arial, sans-serif"
_LINE: Final = 130


def published(rows: Mapping[str, Mapping[str, int]], steps: Sequence[str], *, title: str, citation: str) -> str:
    """Stacked bars over time, at most five values and the rest as "other"."""
    names = list(rows)[: len(COLOURS) - 1]
    rest = [one for one in rows if one not in names]
    series = [(name, [rows[name].get(step, 0) for step in steps]) for name in names]
    if rest:
        series.append(("other", [sum(rows[name].get(step, 0) for name in rest) for step in steps]))
    sums = [sum(values[at] for _, values in series) for at in range(len(steps))]
    body = [
        f'<text x="{_LEFT}" y="40" font-size="22" font-weight="600" fill="#1c1e22">{_said(title[:90])}</text>',
        _key(series), _axis(max(sums, default=0)), _bars(series, sums, steps), _foot(citation),
    ]  # fmt: skip
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'font-family="{escape(_FONT)}" role="img" aria-label="{_said(title)}">'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(body)}</svg>'
    )


def _said(text: str) -> str:
    """The text as XML can hold it: without the characters that XML has no place for."""
    return escape("".join(one for one in text if one.isprintable()))


def _key(series: Sequence[tuple[str, Sequence[int]]]) -> str:
    x, parts = float(_LEFT), []
    for (name, _), colour in zip(series, COLOURS, strict=False):
        label = _said(name.replace("-", " ")[:28])
        parts.append(f'<rect x="{x:.0f}" y="58" width="12" height="12" fill="{colour}"/>')
        parts.append(f'<text x="{x + 17:.0f}" y="68" font-size="13" fill="#565b65">{label}</text>')
        x += 40 + len(label) * 7.2
    return "".join(parts)


def _axis(top: int) -> str:
    height, parts = _HEIGHT - _TOP - _BOTTOM, []
    for mark in sorted({0, round(top / 2), top}):
        y = _TOP + height - (mark / top if top else 0) * height
        parts.append(f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#dedbd3"/>')
        parts.append(
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" font-size="12" fill="#565b65" text-anchor="end">{mark:,}</text>'
        )
    return "".join(parts)


def _bars(series: Sequence[tuple[str, Sequence[int]]], sums: Sequence[int], steps: Sequence[str]) -> str:
    height, top = _HEIGHT - _TOP - _BOTTOM, max(sums, default=0) or 1
    width = (_WIDTH - _LEFT - _RIGHT) / max(len(steps), 1)
    every = max(1, len(steps) // 14)
    parts = []
    for at, step in enumerate(steps):
        x, y = _LEFT + at * width + width * 0.12, float(_TOP + height)
        for (_, values), colour in zip(series, COLOURS, strict=False):
            tall = values[at] / top * height
            y -= tall
            if values[at]:
                parts.append(
                    f'<rect x="{x:.1f}" y="{y:.1f}" width="{width * 0.76:.1f}" height="{tall:.1f}" fill="{colour}"/>'
                )
        middle = x + width * 0.38
        parts.append(_centred(f"{sums[at]:,}", x=middle, y=y - 6, colour="#1c1e22"))
        if at % every == 0:
            parts.append(_centred(step, x=middle, y=_TOP + height + 20, colour="#565b65"))
    return "".join(parts)


def _centred(text: str, *, x: float, y: float, colour: str) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="12" text-anchor="middle"'
    return f'<text {place} fill="{colour}">{_said(text)}</text>'


def _foot(citation: str) -> str:
    lines = wrap(citation, _LINE)[:4]
    start = _HEIGHT - 18 - 16 * (len(lines) - 1)
    return "".join(
        f'<text x="{_LEFT}" y="{start + 16 * at}" font-size="12" fill="#565b65">{_said(line)}</text>'
        for at, line in enumerate(lines)
    )
