"""The model that tells languages apart, with its tables left in a file of which only what is asked for is in memory."""

from array import array
from functools import cache
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# The written standards of Norwegian would share its probability; "no" stands for both.
_STANDARDS = ("nb", "nn")


@cache
def language_model() -> "LanguageIdentifier":
    """The model over languages with a two-letter code, loaded once a process when a text is not plainly English.

    >>> language_model().classify("Le port a été fermé après l'incendie de lundi soir.")[0]
    'fr'
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages([label for label in model.labels if len(label) == 2 and label not in _STANDARDS])
    _leave_in_a_file(model)
    return model


def _leave_in_a_file(model: "LanguageIdentifier") -> None:
    """Put the two large tables where the few rows that a text needs are read from, and drop the other languages.

    Held in memory they are 90 MiB in each process, a sixth of what a worker has.
    """
    model.tk_nextmove = memoryview(_in_a_file(np.asarray(model.tk_nextmove)))  # type: ignore[arg-type]
    model.nb_ptc = _in_a_file(model.nb_ptc)
    model._full_model = model.nb_ptc, model.nb_pc, model.nb_classes
    model._rowbase, model.tk_output = array("q", model._rowbase), array("q", model.tk_output)


def _in_a_file(table: NDArray[Any]) -> NDArray[Any]:
    """The same table over a temporary file, which the system removes with the process."""
    with TemporaryFile() as file:
        table.tofile(file)
        file.flush()
        return np.memmap(file, dtype=table.dtype, mode="r", shape=table.shape)
