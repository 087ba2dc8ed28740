"""Credits of pictures."""

import pytest

from overt.article.credits import is_credit


@pytest.mark.parametrize(
    "line",
    [
        "ARVO LINNAS/BALTFOTO", "Arvo Linnas/AFP", "(AP Photo/Mira Tolvanen)", "Photo: Mira Tolvanen", "Getty Images",
        "© Anna Feld", "Bild: Jan Odell/dpa", "Lena Sarvi via REUTERS", "Foto: Küstenwache", "Credit: Coast guard",
    ],
)  # fmt: skip
def test_credits(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "Two men were held on Monday, the police said.", "What the court will hear", "BACKGROUND",
        "The picture that Reuters took showed a burning depot and two men beside it, who waved at the crew of a ship.",
        "",
    ],
)  # fmt: skip
def test_other_lines(line: str) -> None:
    assert not is_credit(line)
