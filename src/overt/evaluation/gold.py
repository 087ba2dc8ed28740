"""Gold files: documents in, predictions out, as JSON lines."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from overt.errors import EvaluationError
from overt.evaluation.tasks import Document


def documents(file: Path) -> Iterator[Document]:
    """The documents of a JSON Lines file, one a line; a name that ends in ``.gz`` is read compressed.

    Raises EvaluationError, which names the file and line.
    """
    opener = gzip.open if file.suffix == ".gz" else open
    try:
        with opener(file, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _document(file, number, line)
    except (OSError, EOFError) as error:
        raise EvaluationError(f"{file}: the gold cannot be read ({error}). Name a .jsonl or .jsonl.gz file.") from error


def _document(file: Path, number: int, line: str) -> Document:
    try:
        found: Document = json.loads(line)
    except ValueError as error:
        raise EvaluationError(
            f"{file}, line {number}: not JSON ({error}). Check that this is the gold file."
        ) from error
    return found


def without_labels(document: Document) -> Document:
    """A document whose lines have lost their labels; other documents are passed on as they are."""
    if "lines" in document:
        return {**document, "lines": [{"text": line["text"]} for line in document["lines"]]}
    return document


def write(file: Path, rows: Iterable[Document]) -> None:
    """Write predictions, one a line."""
    with file.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
