"""Two reports compared: are they accounts of one incident, and what speaks for and against it."""

import msgspec

from overt.record.accounts import Account


class Feature(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was compared: its name, how much it speaks for (above zero) or against, and why, in words."""

    name: str
    weight: float
    reason: str


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """How likely two reports tell of one incident (0 to 1), with each feature's part in it."""

    score: float
    features: tuple[Feature, ...]

    @property
    def speaks_for(self) -> tuple[Feature, ...]:
        """What speaks for one incident, strongest first."""
        return tuple(sorted((one for one in self.features if one.weight > 0), key=lambda one: -one.weight))

    @property
    def speaks_against(self) -> tuple[Feature, ...]:
        """What speaks against it, strongest first."""
        return tuple(sorted((one for one in self.features if one.weight < 0), key=lambda one: one.weight))


def compare(left: Account, right: Account) -> Comparison:
    """How likely two reports tell of one incident."""
    features = [one for one in (_type(left, right), _country(left, right), _days(left, right)) if one]
    score = min(1.0, max(0.0, sum(one.weight for one in features)))
    return Comparison(score=score, features=tuple(features))


def _type(left: Account, right: Account) -> Feature:
    if left.type == right.type:
        return Feature(name="type", weight=0.4, reason=f"both {left.type}")
    return Feature(name="type", weight=-0.3, reason=f"{left.type} and {right.type}")


def _country(left: Account, right: Account) -> Feature | None:
    if not left.country or not right.country:
        return None
    if left.country == right.country:
        return Feature(name="country", weight=0.2, reason=f"both in {left.country}")
    return Feature(name="country", weight=-1.0, reason=f"{left.country} and {right.country}")


def _days(left: Account, right: Account) -> Feature | None:
    if not (left.earliest and left.latest and right.earliest and right.latest):
        return None
    if left.earliest <= right.latest and right.earliest <= left.latest:
        return Feature(name="date", weight=0.3, reason=f"{left.edtf} and {right.edtf} may be one day")
    return Feature(name="date", weight=-1.0, reason=f"{left.edtf} and {right.edtf} cannot be one day")
