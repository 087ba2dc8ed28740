"""Plot the time that the claims stage takes against the length of a text: python benchmarks/claims_time.py.

Writes ``docs/claims-time.svg``. The texts are invented and as bad as they come: claims throughout, quotation
marks only, one quotation that is never closed, one endless sentence.
"""

import time
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl

from overt.claims.find import find_claims
from overt.language.annotate import annotate
from overt.reading import Article

OUT = Path("docs/claims-time.svg")
LENGTHS = (10_000, 20_000, 40_000, 60_000, 80_000, 100_000)
REPEATS = 3


def repeated(text: str) -> Callable[[int], str]:
    """Texts of any length out of one."""
    return lambda length: (text * (length // len(text) + 1))[:length]


KINDS: dict[str, Callable[[int], str]] = {
    "a claim in every sentence": repeated(
        "“The depot burned,” said Ida Brekke. Police said that Ostland, which denied it, had sent two men.\n\n"
    ),
    "quotation marks only": repeated("“ ” " * 20),
    "one quotation, never closed": lambda length: "“" + repeated("The depot burned and nobody came. ")(length),
    "one sentence": lambda length: "Ida Brekke said that " + repeated("gate nine was shut, and ")(length),
}


def seconds(text: str) -> float:
    """The best processor time of a few runs of the claims stage alone."""
    language = annotate(Article(id="invented", text=text))
    best = float("inf")
    for _ in range(REPEATS):
        started = time.process_time()
        find_claims(language)
        best = min(best, time.process_time() - started)
    return best


def main() -> None:
    """Measure and plot."""
    mpl.use("svg")
    from matplotlib import pyplot

    mpl.rcParams["svg.hashsalt"] = "overt"  # the same figures give the same file
    figure, axes = pyplot.subplots(figsize=(7, 4))
    for name, of_length in KINDS.items():
        taken = [seconds(of_length(length)) for length in LENGTHS]
        print(name, [round(one, 2) for one in taken])
        axes.plot([length / 1000 for length in LENGTHS], taken, marker="o", label=name)
    axes.set(xlabel="length of the text, thousand characters", ylabel="claims stage, seconds on one core")
    axes.set(xlim=(0, None), ylim=(0, None))
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(OUT, metadata={"Date": None})


if __name__ == "__main__":
    main()
