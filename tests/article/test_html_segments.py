import pytest

from overt.article.html.setting import segment
from overt.article.html.tree import parse


def blocks(html: str) -> list[str]:
    root, _ = parse(html)
    return [one.text for one in segment(root)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>It <b>bur</b>ned<sup>2</sup> <q>twice</q>.</p>", ["It burned2 twice."]),
        ("<p>One</p>two<div>three</div>four", ["One", "two", "three", "four"]),
        ("<div>First.<br><br>Second.</div>", ["First.", "Second."]),
        ("<div>The depot<br>burned down.</div>", ["The depot burned down."]),
        ("<p>It&nbsp;was\n\n   late.<!-- never --> Very\u200b late.</p>", ["It was late. Very late."]),
        ("<ul><li>One<ul><li>Two</li></ul></li></ul>", ["One", "Two"]),
        (
            "<table><tr><th>Year</th><th>Fires</th></tr><tr><td>2030</td><td>14</td></tr></table>",
            ["Year | Fires", "2030 | 14"],
        ),
        ("<p>a<script>var x</script>b<style>p{}</style>c<noscript>d</noscript>e</p>", ["abce"]),
        ("<pre>One\nTwo</pre>", ["One", "Two"]),
        ("<velmora-card><p>One</p></velmora-card>", ["One"]),
    ],
)
def test_blocks_are_as_a_browser_sets_them(html: str, expected: list[str]) -> None:
    assert blocks(html) == expected


def test_links_are_counted_in_words() -> None:
    root, _ = parse("<p>Read <a href='/a'>the whole story</a> here</p>")
    (only,) = segment(root)
    assert (only.words, only.link_words, only.links) == (5, 3, 1)


@pytest.mark.parametrize(
    "attribute", ["hidden", "aria-hidden='true'", "style='display:none'", "style='visibility: hidden'"]
)
def test_hidden_elements_are_marked(attribute: str) -> None:
    root, _ = parse(f"<div><p>Seen</p><p {attribute}>Unseen <i>words</i></p></div>")
    assert [(one.text, one.box.hidden) for one in segment(root)] == [("Seen", False), ("Unseen words", True)]
