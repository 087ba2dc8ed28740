"""Articles as a whole: what they lead with, and how much alike two of them are."""

import msgspec
import pytest
from invented import add
from told import telling

from overt.incidents.comparison import compare
from overt.incidents.fields import fields
from overt.incidents.profile import profile
from overt.reading import Report
from overt.record.accounts import Account
from overt.spans import Span

BRUNHOLM = (
    "The Brunholm depot of Norvik burned; Ylva Tarn, its keeper, saw two masked men "
    "with jerrycans by the fence, near a kiln."
)
AGAIN = (
    "Two masked men with jerrycans were seen by the fence of the Brunholm depot "
    "before Norvik lost it, Tarn said beside the kiln, its door ajar."
)
OSTLINE = (
    "A ferry of Ostline sank off the quay; its captain blamed a welder, a kettle and "
    "rotten timber in the galley, a lamp and a cat."
)


def account(text: str, number: str, **given: object) -> Account:
    page = f"p{number}"
    return Account(id=f"r-{number}", reading=f"rd-{number}", page=page, text=text, type="arson", **given)  # type: ignore[arg-type]


def weight(left: Account, right: Account, name: str) -> float:
    return sum(one.weight for one in compare(profile(left), profile(right)).features if one.name == name)


def test_two_articles_that_say_the_same_rare_words_are_of_one_act() -> None:
    assert weight(account(BRUNHOLM, "1"), account(AGAIN, "2"), "article") > 2
    assert weight(account(BRUNHOLM, "1"), account(OSTLINE, "3"), "article") < 0


def test_an_act_told_in_passing_is_not_compared_by_its_whole_article() -> None:
    passing = account(AGAIN, "2", leads=False)
    assert weight(account(BRUNHOLM, "1"), passing, "article") == 0


def test_two_countries_outweigh_a_text_alike() -> None:
    left, right = account(BRUNHOLM, "1", country="LTU"), account(AGAIN, "2", country="NOR")
    assert compare(profile(left), profile(right)).score < 0.65


@pytest.mark.parametrize(("wide", "narrow"), [("arson", "parcel-device"), ("armed-attack", "assassination")])
def test_the_narrower_word_for_an_act_is_shown(wide: str, narrow: str) -> None:
    told = [
        msgspec.structs.replace(account(BRUNHOLM, str(n)), type=kind) for n, kind in enumerate((wide, wide, narrow))
    ]
    shown = fields(told)["type"]
    assert (shown.shown, shown.rule) == (narrow, "most-precise")


def test_an_article_leads_with_what_it_tells_first(record) -> None:
    text = (
        "Nordhaven: the depot burned."
        + " Nobody was hurt, and the firemen left at noon." * 9
        + " Brevik saw one in May."
    )
    page, reading = telling(text)
    late = text.index("Brevik")
    second = Report(id="r0", type="arson", evidence=(Span.of(text, late, len(text)),), score=0.8)
    add(record, (page, msgspec.structs.replace(reading, reports=(second, *reading.reports))))
    with record.merging() as step:
        leads = [one for one in step.accounts(step.all_reports()).values() if one.leads]
    assert [one.evidence[0].start for one in leads] == [0]
