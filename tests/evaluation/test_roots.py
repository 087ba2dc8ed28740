"""Mentions of one event are known by the root of their rarest word, whatever its form."""

import gzip
import json

import pytest

from overt.evaluation.merging import predict_all

TEXT = (
    "Norvik said it would acquire Tarn. The acquisition of Tarn by Norvik closed; a clerk was shot. "
    "The shooting shook Tarn."
)


@pytest.fixture
def gold(tmp_path):

    def mention(quote: str) -> dict:
        start = TEXT.index(quote)
        return {"start": start, "end": start + len(quote), "quote": quote, "tag": "ACTION_OCCURRENCE", "chain": "x"}

    row = {
        "id": "a",
        "text": TEXT,
        "mentions": [mention(one) for one in ("acquire", "acquisition", "shot", "shooting")],
    }
    file = tmp_path / "gold.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf-8") as out:
        out.write(json.dumps(row) + "\n")
    return file


def test_a_verb_its_noun_and_its_past_are_one_root(gold):
    (document,) = predict_all(gold)
    chains = [one["chain"] for one in document["mentions"]]
    assert chains[0] == chains[1]
    assert chains[2] == chains[3]
    assert chains[0] != chains[2]
