"""Where an entry of the record comes from, as one quiet line under its words."""

from typing import TYPE_CHECKING

from rich.text import Text

from overt.cli.words import day

if TYPE_CHECKING:
    from overt.record.found import Where


def with_origin(words: str, id: str, where: "Where") -> Text:  # noqa: A002 - the field's own name
    """The words; under them the id that opens the entry, the day of publication and the outlet.

    A column of their own would break ids and outlets in two on narrow terminals.
    """
    about = [day(where.published) if where.published else "date unknown", where.outlet]
    origin = "".join(f" · {part}" for part in about if part)
    return Text.assemble(words, "\n", (id, "cyan"), (origin, "dim"))
