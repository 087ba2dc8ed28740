"""``overt evaluate``: measure one stage against gold."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer


def evaluate(
    task: Annotated[str, typer.Argument(metavar="TASK", help="The name of the gold's folder, as pages or record.")],
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A gold file; for record and outlets the folder itself.")
    ],
    predictions: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Keep the predictions here, in the form the scorer reads.")
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="List what was missed or made up.")] = False,
    scorer: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The scorer, for gold that has none beside it.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="Processes to read with.")] = 1,
) -> None:
    """Measure one stage against gold, with the gold's own scorer.

    \b
    Examples:
      overt evaluate times gold/times/timebank.jsonl.gz
      overt evaluate record gold/record --predictions readings/ --show
      overt evaluate record tests/evaluation/invented/held --scorer gold/record/score.py
    """
    from overt.evaluation.errors_shown import errors_of
    from overt.evaluation.run import predict_all, score

    with TemporaryDirectory() as folder:
        out = predictions or Path(folder) / "predictions"
        predict_all(task, gold, out, workers=workers)
        if show:
            for line in errors_of(task, gold, out):
                typer.echo(line)
        typer.echo(score(task, gold, out, show=show, scorer=scorer).rstrip())
