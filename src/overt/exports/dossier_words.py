"""How the dossier says what, where, by whom, and in which article."""

from overt.exports.addresses import web_address
from overt.exports.country_codes import country_name
from overt.exports.dossier_parts import Source
from overt.record.ids import page_entry_id
from overt.record.told import Origin
from overt.words import BEHIND_IT, UNKNOWN, day, plain

NO_OUTLET = "outlet unknown"


def source(origin: Origin) -> Source:
    """An article as it is cited; only an address of the web becomes a link."""
    return Source(
        outlet=origin.outlet or NO_OUTLET,
        title=origin.title or "(no title)",
        published=day(origin.published) if origin.published else "date unknown",
        address=web_address(origin.url),
        page=page_entry_id(origin.page),
        sha256=origin.page,
    )


def what(kind: str, stage: str) -> str:
    """What kind of act, and how far it got.

    >>> what("cable-cut", "accomplished"), what("arson", "attempted")
    ('cable cut', 'arson, attempted')
    """
    return plain(kind) if stage == "accomplished" else f"{plain(kind)}, {stage}"


def where(place: str | None, country: str | None) -> str:
    """Where, as far as known.

    >>> where("Riga", "LVA"), where(None, None)
    ('Riga, Latvia', 'unknown')
    """
    state = country_name(country)
    return ", ".join(dict.fromkeys(part for part in (place, state) if part)) or UNKNOWN


def behind(sponsor: str | None, certainty: str | None) -> str:
    """Who is said to be behind it, and how surely.

    >>> behind(None, None), behind("Velmark", "possible")
    ('nobody named', 'Velmark (possible)')
    """
    if not sponsor:
        return "nobody named"
    return f"{sponsor} ({BEHIND_IT.get(certainty or '', plain(certainty))})"
