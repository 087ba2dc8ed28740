"""The day of publication that a page's address holds."""

import datetime
import re

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2]|[a-z]{3})[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)", re.I)
_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/")
_EPOCH = datetime.date(1970, 1, 1)  # the day that programs write where they know none
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def day_of_address(url: str | None) -> str | None:
    """The day that stands in an address, or the month where no day does.

    >>> day_of_address("https://velmora.example/2031/05/04/fire"), day_of_address("https://velmora.example/20310504-fire")
    ('2031-05-04', '2031-05-04')
    >>> day_of_address("https://velmora.example/2031/05/fire"), day_of_address("https://velmora.example/fire-2031")
    ('2031-05', None)
    """
    if not url:
        return None
    path = re.sub(r"^\w+://[^/]*", "", url)
    days = (found for match in _DAY.finditer(path) if (found := _valid(*match.groups())))
    only = _MONTH.search(path)
    return next(days, None) or (f"{only[1]}-{only[2]}" if only else None)


def _valid(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month.lower()) + 1 if month.lower() in _MONTHS else 0
    try:
        found = datetime.date(int(year), number, int(day))
    except ValueError:
        return None
    return None if found == _EPOCH else found.isoformat()
