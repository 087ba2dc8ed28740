"""The tasks that a finished stage can answer, and which fields of a gold document it may see."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import msgspec

from overt.errors import UnknownValueError

Document = dict[str, Any]


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of gold: its folder's name, the module that answers it, and the fields that are no labels.

    ``scorer`` names a module of ours with ``score(gold, predictions)``, where the gold comes without one.
    """

    name: str
    home: str
    sees: tuple[str, ...]
    scorer: str | None = None

    @property
    def predict(self) -> Callable[[Document], Document]:
        """The function that answers one document."""
        answer: Callable[[Document], Document] = import_module(self.home).predict
        return answer

    def visible(self, document: Document) -> Document:
        """The document without its labels, as a user's page would come."""
        return {field: document[field] for field in self.sees if field in document}


TASKS = {
    task.name: task
    for task in (
        Task(name="pages", home="overt.evaluation.pages", sees=("id", "url", "html")),
        Task(name="lines", home="overt.evaluation.lines", sees=("id", "url", "lines")),
        Task(name="times", home="overt.evaluation.times", sees=("id", "published", "text")),
        Task(name="places", home="overt.evaluation.places", sees=("id", "title", "source", "text")),
        Task(name="attribution", home="overt.evaluation.attribution", sees=("id", "text")),
        Task(
            name="templates",
            home="overt.evaluation.templates",
            sees=("id", "text"),
            scorer="overt.evaluation.role_score",
        ),
        Task(name="coding", home="overt.evaluation.coding", sees=("id", "text", "marked", "source", "target")),
    )
}
RECORD = "record"
OUTLETS = "outlets"
MERGING = "merging"


def task(name: str) -> Task:
    """The task of that name.

    Raises UnknownValueError, which lists the tasks there are.
    """
    if name not in TASKS:
        raise UnknownValueError("task", name, [*TASKS, RECORD, OUTLETS, MERGING])
    return TASKS[name]
