"""The words that a list of sentences shows of reports."""

from invented import add
from told import telling


def test_the_first_words_of_each_report_with_who_told_them(record):
    add(
        record,
        telling("A depot burned in Nordhaven.", outlet="post.example"),
        telling("A mill burned in Nordhaven.", outlet="herald.example"),
    )
    with record.merging() as step:
        accounts = step.accounts(step.all_reports())
    found = record.quoted([*accounts, "r-none"])
    assert {one.id: (one.page, one.outlet, one.quote) for one in found.values()} == {
        one.id: (one.page, one.outlet, one.evidence[0].quote) for one in accounts.values()
    }
    assert {one.quote for one in found.values()} == {"A depot burned in Nordhaven.", "A mill burned in Nordhaven."}
