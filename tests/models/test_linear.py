"""The linear model that comes with the package."""

from overt.models.linear import linear


def test_the_shipped_model_knows_fifteen_categories_and_its_chances_sum_to_one() -> None:
    chances = linear("coding").chances({"word accuse": 1.0, "never seen": 1.0})
    assert len(chances) == 15
    assert abs(sum(chances.values()) - 1) < 1e-9
