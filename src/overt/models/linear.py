"""Linear models over named clues, kept as plain arrays."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """One weight for each clue and class; clues that the model does not know say nothing."""

    classes: tuple[str, ...]
    places: Mapping[str, int]
    weights: NDArray[Any]
    bias: NDArray[Any]

    def chances(self, clues: Mapping[str, float]) -> dict[str, float]:
        """The chance of each class, by clues with their strength.

        >>> model = Linear(classes=("a", "b"), places={"x": 0}, weights=np.array([[2.0, 0.0]]), bias=np.zeros(2))
        >>> {name: round(chance, 2) for name, chance in model.chances({"x": 1.0, "unknown": 1.0}).items()}
        {'a': 0.88, 'b': 0.12}
        """
        sums = self.bias.astype(float)
        for name, strength in clues.items():
            place = self.places.get(name)
            if place is not None:
                sums = sums + strength * self.weights[place]
        raised = [math.exp(one) for one in sums - sums.max()]
        return {name: one / sum(raised) for name, one in zip(self.classes, raised, strict=True)}


@cache
def linear(name: str) -> Linear:
    """A linear model that comes with the package, loaded once."""
    with files("overt.models").joinpath(f"{name}.npz").open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        names = arrays["clues"].tobytes().decode().split("\n")
        classes = tuple(str(one) for one in arrays["classes"])
        scaled = arrays["weights"].astype(np.float32) * arrays["scale"]
        return Linear(
            classes=classes, places={one: at for at, one in enumerate(names)}, weights=scaled, bias=arrays["bias"]
        )
