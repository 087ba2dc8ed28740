"""Predictions for the task ``times``: the phrases that tell a time, with their TIMEX3 values."""

from typing import Any

from overt.language.times import find_times


def predict(document: dict[str, Any]) -> dict[str, Any]:
    """The times that overt finds in one document of the gold: its ``id``, its ``text`` and when it was ``published``.

    >>> predict({"id": "d1", "published": "2025-04-05", "text": "It burned last year."})
    {'id': 'd1', 'times': [{'start': 10, 'end': 19, 'value': '2024'}]}
    """
    found = find_times(document["text"], published=document.get("published"))
    times = [{"start": one.span.start, "end": one.span.end, "value": one.value} for one in found]
    return {"id": document["id"], "times": times}
