"""The page of rules is in step with the rules."""

from pathlib import Path

from overt.language.time_table import page

DOCS = Path(__file__).parents[2] / "docs" / "times.md"


def test_the_page_is_what_the_rules_say() -> None:
    assert DOCS.read_text(encoding="utf-8") == page(), (
        "Make it anew: Path('docs/times.md').write_text(overt.language.time_table.page())"
    )
