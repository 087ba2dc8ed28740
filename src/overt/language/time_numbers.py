"""Numbers as news writes them, and lengths of time: figures, words, ordinals, fractions, "a couple of"."""

from overt.language.time_grammar import Phrase

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
VAGUE = "X"


def day_number(phrase: Phrase) -> int | None:
    """The day of the month, or the rank, that a phrase names: 9, 9th, ninth, twenty-first."""
    at = phrase.at("DIGITS", "ORDINAL_DIGITS", "ORDINAL", "SECOND")
    if at is None:
        return None
    value = phrase.words.values[at]
    number = int(value[:-2]) if isinstance(value, str) else int(value)
    tens = phrase.first("NUMBER_WORD") if phrase.has("ORDINAL") else None
    return number + tens if tens in {20, 30} and number < 10 else number


def spoken_year(phrase: Phrase) -> int | None:
    """The year that two or more number words name: nineteen ninety-four, two thousand and six; else ``None``."""
    numbers = [one.first("NUMBER_WORD") for one in phrase.singly() if one.has("NUMBER_WORD")]
    if len(numbers) >= 2 and numbers[:2] == [2, 1000]:
        rest = sum(numbers[2:])
        return 2000 + rest if rest < 100 else None
    if len(numbers) < 2 or numbers[0] not in range(15, 21):
        return None
    rest = [one for one in numbers[1:] if one != 100]
    if len(rest) == 1 and 10 <= rest[0] <= 99:
        return int(numbers[0] * 100 + rest[0])
    if len(rest) == 2 and rest[0] >= 20 and rest[1] < 10:
        return int(numbers[0] * 100 + rest[0] + rest[1])
    return None


def count(phrase: Phrase) -> float | str | None:
    """How many units a phrase counts: a number, ``"X"`` for "a few" and the like, or ``None`` where it has no count."""
    if phrase.has("VAGUE"):
        return VAGUE
    if phrase.has("QUARTER") and phrase.first("UNIT") == "century":
        return 0.25
    if phrase.has("DOZEN"):
        return 6 if phrase.has("HALF") else 12 * (_spoken(phrase) or 1)
    figures = phrase.first("DIGITS", "YEAR", "INTEGER", "DECIMAL")
    fraction = _fraction(phrase)
    if figures is not None:
        return float(figures + (fraction or 0))
    if fraction is not None:
        return fraction
    number = _spoken(phrase)
    half = 0.5 if phrase.has("HALF") else 0
    if phrase.has("COUPLE"):
        return 2 + half
    if number is not None:
        return number + half
    if half and _half_first(phrase):
        return half
    return 1 + half if phrase.has("A") else None


def _half_first(phrase: Phrase) -> bool:
    """Whether "half" stands before the unit ("half an hour"), not after it ("an hour and a half")."""
    half, unit = phrase.at("HALF"), phrase.at("UNIT", "UNITS", "SECOND", "QUARTER")
    return half is not None and unit is not None and half < unit


def _fraction(phrase: Phrase) -> float | None:
    word = phrase.first("FRACTION")
    if word is None:
        return None
    if word in FRACTIONS:
        return FRACTIONS[word]
    above, below = word.split("/")
    return int(above) / int(below)


def _spoken(phrase: Phrase) -> int | None:
    """The number that the first run of number words names: twenty-four, two hundred and ten."""
    total, part, seen = 0, 0, False
    for one in phrase.singly():
        if not one.has("NUMBER_WORD"):
            if seen and not one.has("HYPHEN") and phrase.words.lower(one.start) != "and":
                break
            continue
        value, seen = one.first("NUMBER_WORD"), True
        if value == 1000:
            total, part = total + max(part, 1) * 1000, 0
        else:
            part = max(part, 1) * 100 if value == 100 else part + value
    return total + part if seen else None


# Units that TIMEX3 has no letter for, in those it has.
WHOLE = {
    "second": ("T", "S", 1), "minute": ("T", "M", 1), "hour": ("T", "H", 1), "day": ("", "D", 1), "week": ("", "W", 1),
    "fortnight": ("", "W", 2), "month": ("", "M", 1), "quarter": ("", "M", 3), "year": ("", "Y", 1),
    "decade": ("", "Y", 10), "century": ("", "Y", 100), "weekend": ("", "WE", 1),
}  # fmt: skip
PARTS = {"year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60)}


def length(number: float | str, unit: str) -> str:
    """A count of units as a TIMEX3 value.

    >>> length(24, "hour"), length(2.5, "year"), length("X", "decade")
    ('PT24H', 'P2Y6M', 'PXE')
    """
    time, letter, times = WHOLE[unit]
    if isinstance(number, str):
        return f"P{time}{VAGUE}{ {'decade': 'E', 'century': 'C'}.get(unit, letter) }"
    whole = number * times
    if whole == int(whole):
        return f"P{time}{int(whole)}{letter}"
    if unit in PARTS and int(whole):
        small, many = PARTS[unit]
        return f"P{time}{int(whole)}{letter}{round((whole - int(whole)) * many)}{WHOLE[small][1]}"
    if unit in PARTS:
        small, many = PARTS[unit]
        return f"P{time}{round(whole * many)}{WHOLE[small][1]}"
    return f"P{time}{whole:g}{letter}"
