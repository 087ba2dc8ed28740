"""Every value of the closed lists has plain words, so that no reading can stop the command line."""

from typing import get_args

import pytest

from overt.cli.words import BASIS, BEHIND_IT, HOW_SURE, ON_WHAT, day
from overt.reading import Basis, Certainty, Evidence, Factuality


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (HOW_SURE, get_args(Factuality)),
        (ON_WHAT, get_args(Evidence)),
        (BEHIND_IT, get_args(Certainty)),
        (BASIS, [one for one in get_args(Basis) if one != "none"]),
    ],
)
def test_every_value_has_words(words, values):
    assert set(words) == set(values)


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2023", "2023"),
        ("2023~", "about 2023"),
        ("2023-13", "2023-13"),
        ("199X", "199X"),
        ("2023-01/2023-03", "Jan 2023 – Mar 2023"),
        ("2022-12-31/2023-01-02", "31 Dec 2022 – 2 Jan 2023"),
        ("2023-05-01/..", "since 1 May 2023"),
        ("/2023-05-01", "until 1 May 2023"),
        ("../..", "../.."),
        ("2023-21/2023-22", "2023-21/2023-22"),
        ("", ""),
    ],
)
def test_dates_that_are_no_single_day(edtf, shown):
    assert day(edtf) == shown
