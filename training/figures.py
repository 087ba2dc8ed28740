"""Cross-validated figures, kept beside the models they speak of, where ``make accuracy`` reads them."""

import json
from collections.abc import Mapping
from pathlib import Path

MODELS = Path(__file__).parents[1] / "src/overt/models"


def record(model: str, figures: Mapping[str, float]) -> None:
    """Write figures of a model, beside those that another script wrote of it."""
    file = MODELS / f"{model}.figures.json"
    known = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    known.update({name: round(float(value), 4) for name, value in figures.items()})
    file.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")
