"""Named features without edges: seas, straits, regions, cables, pipelines, borders."""

from functools import cache

import msgspec

from overt.errors import VocabularyError
from overt.vocabulary.lists import raw


class Feature(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A feature with a point near its middle, and how far from it it may reach."""

    id: str
    kind: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    lat: float
    lon: float
    radius_km: float
    country: str | None


@cache
def features() -> tuple[Feature, ...]:
    """The named features, in the order of ``place-features.yaml``.

    Raises VocabularyError when an entry lacks a field or has one too many.

    >>> next(one.radius_km for one in features() if one.id == "gulf-of-finland")
    220.0
    """
    try:
        return msgspec.convert(raw("place-features"), type=tuple[Feature, ...])
    except msgspec.ValidationError as error:
        raise VocabularyError(f"vocabulary place-features.yaml: {error}. Mend the entry it names.") from error
