"""Count in how many pages of ECB+ (train) each word stands: python -m training.merging.word_pages GOLD OUT.tsv."""

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

from overt.incidents.commonness import stem

WORD = re.compile(r"[^\W\d_]{3,}")
FEWEST = 3


def count(gold: Path) -> tuple[int, Counter[str]]:
    """How many pages there are, and how many hold each word."""
    found: Counter[str] = Counter()
    pages = 0
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        for line in lines:
            pages += 1
            found.update({stem(word) for word in WORD.findall(json.loads(line)["text"])})
    return pages, found


def main(gold: Path, out: Path) -> None:
    """Write the table: the number of pages first, then each word of three pages or more."""
    pages, found = count(gold)
    rows = [f"\t{pages}", *(f"{word}\t{number}" for word, number in sorted(found.items()) if number >= FEWEST)]
    out.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
