"""The corrections that are handed on as training data: of articles, beside the decisions about incidents."""

import json
import shutil

from test_export import made

from overt.exports import Selection
from overt.record import corrections, open_record


def test_what_was_set_right_in_articles_is_there_with_what_was_read(file, tmp_path):
    copy = shutil.copyfile(file, tmp_path / "set-right.overt")
    with open_record(copy) as record:
        report = next(one for one in record.reports().items if one.type == "arson")
        page = record.page_id(report.where.page)
        reading = record.show(report.where.page).reading
        block = next(at for at, one in enumerate(reading.article.blocks) if not one.kept)
        claim, words = reading.claims[0], reading.claims[1].content
        span = {"start": words.start, "end": words.end, "quote": words.quote}
        done = [
            ("block", "flip", str(block), {}),
            ("claim", "change", claim.id, {"act": "deny"}),
            ("claim", "delete", reading.claims[1].id, {}),
            ("claim", "add", None, {"content": span, "source": "A guard"}),
            ("report", "change", reading.reports[0].id, {"type": "sabotage"}),
            ("actor", "change", reading.actors[0].id, {"name": "The harbour office"}),
            ("block", "flip", str(block), {}),
            ("report", "delete", reading.reports[0].id, {}),
        ]
        with record.writing() as connection:
            kept = [
                corrections.add(connection, page=page, kind=kind, action=action, subject=subject, value=value,
                                reason="seen in print", by="ilse")
                for kind, action, subject, value in done
            ]  # fmt: skip
            corrections.undo(connection, kept[-1].id, by="ilse")
        before = {one.id for one in record.decisions()}
        lines = [json.loads(line) for line in lines_of(record)]
        lines = [one for one in lines if one["id"] not in before]
        assert [one["task"] for one in lines] == ["removal", "claim", "claim", "claim", "report", "actor", "removal"]
        assert [one["label"] for one in lines] == ["kept", "change", "delete", "add", "change", "change", "removed"]
        flipped, changed, deleted, added, retyped, renamed, _ = lines
        assert not flipped["was"]["kept"]
        assert flipped["was"]["removal_reason"] == reading.article.blocks[block].reason
        assert flipped["was"]["text"]
        assert (changed["was"]["id"], changed["value"]) == (claim.id, {"act": "deny"})
        assert deleted["was"]["content"]["quote"] == words.quote
        assert added["was"] is None
        content = added["value"]["content"]
        with record.snapshot() as snapshot:
            assert snapshot.text(added["reading"])[content["start"] : content["end"]] == content["quote"]
        assert (retyped["was"]["type"], retyped["value"]["type"]) == ("arson", "sabotage")
        assert renamed["was"]["name"] == reading.actors[0].name
        cable = [json.loads(line) for line in lines_of(record, selection=Selection(type="cable-cut"))]
        assert not any("was" in one for one in cable)
        fire = [json.loads(line) for line in lines_of(record, selection=Selection(type="arson"))]
        assert sum("was" in one for one in fire) == 7


def lines_of(record, **asked):
    return made(record, "corrections", **asked).splitlines()
