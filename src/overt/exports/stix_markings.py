"""The Traffic Light Protocol (TLP 2.0, FIRST) as OASIS writes it in STIX 2.1: fixed objects that all platforms know."""

from typing import Any, Final

from overt.errors import UnknownValueError

# The ids are OASIS's own (cti-stix-common-objects); an object marked with one is marked the same everywhere.
_EXTENSION: Final = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
_CREATED: Final = "2022-10-01T00:00:00.000Z"
TLP: Final = {
    "clear": "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
    "green": "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "amber": "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "amber+strict": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
    "red": "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
}


def checked(level: str) -> str:
    """The level, in lower case and without "TLP:". Raises UnknownValueError for one that is none.

    >>> checked("TLP:AMBER+STRICT"), checked("clear")
    ('amber+strict', 'clear')
    """
    plain = level.strip().lower().removeprefix("tlp:").replace(" ", "+")
    if plain not in TLP:
        raise UnknownValueError("TLP level", level, TLP)
    return plain


def marking(level: str) -> dict[str, Any]:
    """The marking of a level, as OASIS defines it.

    >>> marking("clear")["name"]
    'TLP:CLEAR'
    """
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": TLP[level],
        "created": _CREATED,
        "name": f"TLP:{level.upper()}",
        "extensions": {_EXTENSION: {"extension_type": "property-extension", "tlp_2_0": level}},
    }
