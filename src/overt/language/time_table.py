"""The page docs/times.md: every rule for times with its example, made from the rules themselves."""

from overt.language.time_grammar import Rule, rules

HEAD = """# Times: from phrase to EDTF

Every phrase of time that overt reads, by rule. The table is made from `vocabulary/time-rules.yaml`
(`overt.language.time_table.page()`); each line is also a test. *Published* is the day of publication that the example
is read with: phrases that count from it have no interval without it. TIMEX3 values follow ISO 24617-1, intervals EDTF
(ISO 8601-2).

- **Anchor.** A date that counts from the day of publication has anchor `published`, one without a year that is counted
  from a date of the text `text`, one that is counted from the date told before it `previous`; a date that stands by
  itself has none.
- **Back or ahead.** A Friday, a month or a day without its year is the nearest one up to the day of publication, unless
  the clause looks ahead ("will meet on Friday", "the vote is Friday"). A day that is at most 45 days ahead is the one
  ahead unless a verb of the past stands close by; one at most 100 days ahead unless such a verb stands in the clause.
  "The first quarter" is that of next year where the clause looks ahead, but the quarter just over stays that: its
  results are often still to come. A month of a "contract", "delivery", "futures" or "options" is the next one.
- **Told before.** "That summer", "the following winter", "the same day", "three days later" count from the date told
  before. "A year earlier", "a year ago", "the year-ago period" and, beside "compared with", "from" or "versus", "last
  year" and "the year before" are the quarter of the year before where the text has just told of a quarter.
- **From a date.** "Three days after the 9 May attack" is a length for TIMEX3 and 12 May for EDTF; "the eight-month-old
  truce" is a length, an age of a person is no time. "Two weeks before the vote" counts from no date and stays open.
- **To the day.** "A year ago Tuesday" is a year before that Tuesday, "a year ago this month" the month a year before.
- **The past week, month, year** reach back from the day of publication; their TIMEX3 value is the whole unit before.
- **Ended.** "The year ended 30 June 2023" is 2023, "the week ended 21 October" the week in which that day lies.
- **Since, until, by, before.** After "since" the interval is open (`2022/..`), and the day of publication is its latest
  day; after "until" and "by" it is open at its beginning (`../2022`), after "before" up to the day before.
- **Early, mid, late** keep the EDTF of the whole and narrow the earliest and latest day to the first half, the middle
  two quarters or the second half; "earlier this year" ends with the day of publication.
- **About, nearly, almost** mark the EDTF approximate (`2023~`) and widen the interval by one unit on either side.
- What was added to a rule in one of these ways stands behind it: `early-late+late`, `ago+about`, `year+since`.
- **Left open.** A date in figures that can be read two ways (03/04/2024) has no interval unless another date of the
  text shows the order. Seasons are those of the northern half of the world; a winter named by one year may have
  begun in the year before. "The second half" is one of a year only
  in a text that tells of quarters or earnings. "Today's world" and "the people of tomorrow" are no days.
  Business years are taken for the year they are named after. Time zones stay in
  the phrase only.

| rule | what it reads | example | published | EDTF | earliest to latest | TIMEX3 |
|---|---|---|---|---|---|---|
"""


def page() -> str:
    """The whole page as Markdown."""
    return HEAD + "".join(f"| {' | '.join(_cells(rule))} |\n" for rule in rules())


def _cells(rule: Rule) -> tuple[str, ...]:
    example = rule.example.replace("[", "**").replace("]", "**")
    reach = f"{rule.earliest or '…'} to {rule.latest or '…'}" if rule.edtf else ""
    return (rule.id, rule.definition, example, rule.published or "", _code(rule.edtf), reach, _code(rule.value))


def _code(value: str | None) -> str:
    return f"`{value}`" if value else ""
