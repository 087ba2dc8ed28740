"""Invented pages in several styles of furniture, for the tests of this room."""

TITLE = "Fire at the Velmora fuel depot was no accident, police say"
STANDFIRST = "Two men were held after a night of fires along the river Ost"
PARAGRAPHS = (
    "The fire that closed the fuel depot in Velmora for two days was set on purpose, the police said on Monday, and "
    "two men have been arrested near the harbour.",
    "“We found the remains of three bottles and a camera at the fence,” said Captain Arvo Linnas, who leads the "
    "inquiry. “Somebody wanted us to see how it was done.”",
    "Nobody was hurt in the fire, but forty families had to leave their homes on Mill Street for the night, and the "
    "ferry to Ostby did not sail until Sunday afternoon.",
    "The two men, who are 19 and 24 years old, had arrived from abroad four days earlier. Both deny that they were at "
    "the depot, their lawyer told the Velmora Courier.",
    "The harbour office expects that the depot will open again by the end of the month. Guards will walk along the "
    "fence at night until then.",
)
FURNITURE = ("Home", "Storm closes ferry line for third day", "Copy link", "All rights reserved", "We use cookies")
_MENU = "<nav class='site-menu'><ul><li><a href='/'>Home</a></li><li><a href='/courts'>Courts</a></li></ul></nav>"
_MORE = (
    "<aside class='related-stories'><h3>More from the Courier</h3><ul>"
    "<li><a href='/a'>Storm closes ferry line for third day</a></li>"
    "<li><a href='/b'>How a harbour town learned to sleep again</a></li></ul></aside>"
)
_FOOT = (
    "<footer><p>© 2031 Velmora Courier. All rights reserved.</p></footer>"
    "<div id='cookie-banner'><p>We use cookies to make this site work and to count its readers.</p>"
    "<button>Accept all</button></div>"
)
_SHARE = "<div class='share-bar'><a href='#'>Share</a> <button>Copy link</button></div>"


def _head(extra: str = "") -> str:
    return (
        f"<head><meta charset='utf-8'><title>{TITLE} | Velmora Courier</title>{extra}<script>var a = 1;</script></head>"
    )


def _page(body: str, extra: str = "") -> str:
    return f"<!doctype html><html lang='en'>{_head(extra)}<body>{_MENU}{body}{_MORE}{_FOOT}</body></html>"


def _paragraphs(between: str = "") -> str:
    return between.join(f"<p>{one}</p>" for one in PARAGRAPHS)


def modern() -> str:
    """An ``article`` element with named parts."""
    advert = "<div class='ad-slot'><span>Advertisement</span></div>"
    return _page(
        f"<main><article><h1>{TITLE}</h1><p class='standfirst'>{STANDFIRST}</p>"
        "<p class='byline'>By <a rel='author' href='/m'>Mira Tolvanen</a></p>"
        f"<time datetime='2031-05-04T10:15:00+03:00'>4 May 2031</time>{_SHARE}"
        "<figure><img src='x.jpg'><figcaption>Firefighters at the depot <span class='credit'>Photo: Arvo Linnas"
        f"</span></figcaption></figure><div class='article-body'>{_paragraphs(advert)}</div></article></main>"
    )


def breaks() -> str:
    """The whole article in one box, its paragraphs parted by line breaks."""
    return _page(
        f"<div id='content'><h1>{TITLE}</h1>Velmora, 4 May 2031<br><br>" + "<br><br>".join(PARAGRAPHS) + "</div>"
    )


def tables() -> str:
    """Tables in tables, as pages were once built, the menu beside the text."""
    return (
        f"<html>{_head()}<body><table><tr><td><table><tr><td><a href='/'>Home</a></td></tr>"
        f"<tr><td><a href='/c'>Courts</a></td></tr></table></td><td><table><tr><td><h1>{TITLE}</h1>{_paragraphs()}"
        f"</td></tr></table></td></tr></table>{_FOOT}</body></html>"
    )


def amp() -> str:
    """A page of the stripped-down kind for telephones."""
    text = _paragraphs("<amp-ad></amp-ad>")
    return (
        f"<!doctype html><html ⚡ lang='en'>{_head()}<body><amp-sidebar id='menu'><ul><li><a href='/'>Home</a></li>"
        f"</ul></amp-sidebar><main role='main'><h1 class='title'>{TITLE}</h1><amp-img src='x.jpg'></amp-img>"
        f"<div class='amp-wp-article-content'>{text}</div></main>{_MORE}{_FOOT}</body></html>"
    )


def described(*objects: str) -> str:
    """A modern page whose metadata are the given JSON-LD objects."""
    scripts = "".join(f'<script type="application/ld+json">{one}</script>' for one in objects)
    return _page(f"<article><h1>{TITLE}</h1><div class='article-body'>{_paragraphs()}</div></article>", scripts)


STYLES = {"modern": modern, "breaks": breaks, "tables": tables, "amp": amp}
