"""Lines that come back on other pages of an outlet."""

from overt.article.familiar import familiar_lines

MENU = ("Velmora Courier", "Share", "The harbour paper since the storm")
WIRE = "The agency reported on Monday that two ships had met in the fog off the coast and that both had to be towed."


def page(*story: str) -> list[str]:
    return [*MENU, *story]


def test_short_lines_on_two_pages_are_familiar() -> None:
    known = familiar_lines([page("It burned all night."), page("A ship sank at noon.")])
    assert known == {"velmora courier", "share", "the harbour paper since the storm"}


def test_numbers_do_not_hide_a_line() -> None:
    assert familiar_lines([["12 comments"], ["7 comments"]]) == {"0 comments"}


def test_a_line_of_one_page_is_not() -> None:
    assert familiar_lines([page("It burned.", "It burned.")]) == frozenset()


def test_wire_copy_on_two_pages_stays() -> None:
    assert "agency" not in " ".join(familiar_lines([page(WIRE, "One more line."), page("Another story.", WIRE)]))


def test_the_same_article_twice_says_nothing() -> None:
    story = [
        f"{WIRE[:-1]}, and this happened for the {count} time this year." for count in ("first", "second", "third")
    ]
    heads = ["Two ships met in the fog", *story]
    assert familiar_lines([heads, [*heads, "Share"]]) == frozenset()


def test_a_short_article_twice_says_nothing() -> None:
    heads = ["Two ships met in the fog", WIRE, "Nobody was hurt."]
    assert familiar_lines([heads, [*heads, "Share"]]) == frozenset()
    chinese = ["两艘船在雾中相遇", f"{'两艘船在沿海的雾中相遇，两船都必须被拖走，' * 3}没有人受伤。", "港口关闭。"]
    assert familiar_lines([chinese, [*chinese, "分享"]]) == frozenset()


def test_a_long_notice_needs_three_pages() -> None:
    notice = "This paper is owned by its readers, who meet once a year and choose the people that run it."
    pages = [page(notice, f"Story number {name} about the harbour") for name in ("one", "two", "three")]
    assert not any("owned" in line for line in familiar_lines(pages[:2]))
    assert any("owned" in line for line in familiar_lines(pages))
