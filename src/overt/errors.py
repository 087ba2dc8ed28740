"""Every error that overt raises, as one tree.

    OvertError
    ├── PageError              a page could not be had or read; names the page
    │   ├── PageNotFoundError      nothing is at that path
    │   ├── PageTooLargeError      more bytes than the bound, packed or unpacked
    │   ├── NotAPageError          bytes that are no page: empty, binary
    │   └── FetchError             an address gave no page
    │       └── AddressRefusedError    an address overt will not fetch (robots.txt, private network)
    ├── UnknownValueError      a value outside its closed list; says which would have been right
    ├── VocabularyError        a word list that does not hold what it must
    ├── RuleError              a file that is no rule for counting
    ├── ModelError             a trained model that is missing or does not fit
    ├── EvaluationError        gold or predictions that cannot be scored
    ├── ExportError            what is handed on cannot be written
    ├── ImportFileError        a file that is brought in cannot be read; names the file and the line
    └── RecordError            the record cannot be opened, written or read
        ├── DiskFullError          the record's disk has no space left
        ├── RecordBusyError        another process holds the record; nothing of the step was kept
        ├── NewerRecordError       a newer overt wrote the record, or brought it up to date while it was open
        ├── NotInRecordError       no entry has that id
        └── DecisionError          a decision that cannot be taken as it is
            ├── ChangedMeanwhileError  somebody or something changed it since it was looked at
            └── ContradictionError     an earlier decision says otherwise

Each message says what happened, to which page or entry, and what to do.
"""

from collections.abc import Iterable


class OvertError(Exception):
    """The base of all errors that overt raises on purpose."""


class PageError(OvertError):
    """A page could not be had or read."""

    code = "page-unreadable"

    def __init__(self, page: str, what: str, advice: str) -> None:
        super().__init__(f"{_on_one_line(page)}: {what}. {advice}")
        self.page = page
        self.what = what
        self.advice = advice


def _on_one_line(name: str) -> str:
    """A name that every terminal and every encoding can show: a file may be called by any bytes."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in name)


class PageNotFoundError(PageError):
    """Nothing is at the path that was named."""

    code = "page-not-found"


class PageTooLargeError(PageError):
    """The page has more bytes than the bound, packed or unpacked."""

    code = "page-too-large"


class NotAPageError(PageError):
    """The bytes are no page: an empty file, a picture, a program."""

    code = "not-a-page"


class FetchError(PageError):
    """An address gave no page."""

    code = "fetch-failed"


class AddressRefusedError(FetchError):
    """The address is one that overt does not fetch: robots.txt forbids it, or it lies in a private network."""

    code = "address-refused"


class UnknownValueError(OvertError, ValueError):
    """A value is outside its closed list.

    >>> raise UnknownValueError("act", "shout", ["say", "deny"])
    Traceback (most recent call last):
    overt.errors.UnknownValueError: 'shout' is not a known act. Known values: deny, say.
    """

    def __init__(self, what: str, value: object, known: Iterable[object]) -> None:
        self.known = tuple(sorted(str(one) for one in known))
        super().__init__(f"{value!r} is not a known {what}. Known values: {', '.join(self.known)}.")
        self.what = what
        self.value = value


class VocabularyError(OvertError):
    """A word list does not hold what it must."""


class RuleError(OvertError):
    """A file is no rule for counting."""


class ModelError(OvertError):
    """A trained model is missing or does not fit the code that reads it."""


class EvaluationError(OvertError):
    """Gold or predictions cannot be scored."""


class ExportError(OvertError):
    """What is handed on cannot be written."""


class ImportFileError(OvertError):
    """A file that is brought in cannot be read."""

    def __init__(self, file: str, what: str, advice: str) -> None:
        super().__init__(f"{_on_one_line(file)}: {what}. {advice}.")
        self.what = what
        self.advice = advice


class RecordError(OvertError):
    """The record cannot be opened, written or read."""


class DiskFullError(RecordError):
    """The disk that the record lies on has no space left; what was kept before is whole."""


class RecordBusyError(RecordError):
    """Another process holds the record, and did not let go of it in time; nothing of this step was kept."""


class NewerRecordError(RecordError):
    """A newer overt wrote the record, or brought it up to date while it was open."""


class NotInRecordError(RecordError):
    """No entry of the record has that id."""


class DecisionError(RecordError):
    """A decision cannot be taken as it is."""


class ChangedMeanwhileError(DecisionError):
    """What the decision is about is no longer what the decider looked at; ``changed`` names the incidents."""

    def __init__(self, message: str, changed: Iterable[str]) -> None:
        super().__init__(message)
        self.changed = tuple(changed)


class ContradictionError(DecisionError):
    """Earlier decisions say otherwise; ``earlier`` names them. Say so again with ``overrule`` to set them aside."""

    def __init__(self, message: str, earlier: Iterable[str]) -> None:
        super().__init__(message)
        self.earlier = tuple(earlier)
