"""The country of an act whose own words name none: by what was hit, by who looks into it, by the page's only one."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec
from rigour.territories import get_territory

from overt.events.acts import Act
from overt.events.circles import BARRIERS
from overt.events.names import is_person_word
from overt.events.origins import is_origin
from overt.events.placing import PARTS, WHERE
from overt.events.story import Story
from overt.events.tree import Tree
from overt.events.whereabouts import ELSEWHERE
from overt.reading import IncidentType, Place, Sponsor
from overt.vocabulary.lists import raw

SURE = 0.5
# Acts at sea, in the air and by radio: what is named beside them tells little of where they were.
EVERYWHERE = frozenset({"gnss-jamming", "vessel-interference", "cable-cut", "airspace-incursion", "hijacking"})
DESCRIBES = ("amod", "poss", "compound", "nmod")


@cache
def land_words(role: str) -> frozenset[str]:
    """The words of one role of the list ``land-words``."""
    return frozenset(raw("land-words")[role])


def with_country(
    story: Story,
    group: Sequence[Act],
    place: Place | None,
    kind: IncidentType,
    *,
    tokens: Sequence[int],
    sponsor: Sponsor | None,
) -> Place | None:
    """The place of an act with its country, where its own words name none.

    What was hit tells it ("the Zemblan railway"), else whose police look into it, else the page does by naming one
    country alone, that of the accused apart. Of acts at sea, in the air and by radio the page is not asked.
    """
    if place is not None and (place.country or place.precision == "sea"):
        return place
    accused = lands_of(story, sponsor)
    for reason, lands in ways(story, group, kind, tokens):
        found = {one.country: one for one in lands if one.country not in accused}
        if len(found) == 1:
            (land,) = found.values()
            return in_land(place, land, reason)
        if found:
            return place  # two countries: nobody knows which
    return place


def ways(
    story: Story, group: Sequence[Act], kind: IncidentType, tokens: Sequence[int]
) -> Iterator[tuple[str, list[Place]]]:
    """The countries that each kind of words tells, the surest words first."""
    yield "the country of what was hit", hit(story, group)
    if kind in EVERYWHERE:
        return
    yield "the country of those who look into it", looking_into(story, tokens)
    yield "the only country named with the act", named(story, tokens)
    yield "the only country named before the act in its paragraph", named(story, led_by(story, group))
    yield "the country of those who look into acts on the page", looking_into(story, range(len(story.tree)))
    yield "the only country that the article names", anywhere(story)


def anywhere(story: Story) -> list[Place]:
    """The country of the whole page, where every place and land on it that is no mere origin is in that one."""
    found = named(story, range(len(story.tree)))
    towns = {one.country for one in story.settings.places.values() if one.precision != "country" and one.score >= SURE}
    return found if {one.country for one in found} | (towns - {None}) == {found[0].country if found else None} else []


def in_land(place: Place | None, land: Place, reason: str) -> Place:
    """A place in a country, or the country where no place is named."""
    if place is None:
        territory = get_territory(land.country or "")
        name = territory.name if territory is not None else land.name
        return Place(
            start=land.start, end=land.end, quote=land.quote, name=name, country=land.country, precision="country",
            reason=reason, score=land.score,
        )  # fmt: skip
    return msgspec.structs.replace(place, country=land.country, reason=f"{place.reason}; {reason}")


def lands_of(story: Story, sponsor: Sponsor | None) -> frozenset[str | None]:
    """The countries that a sponsor belongs to: by the actor list, and by the places in its name."""
    if sponsor is None or sponsor.span is None:
        return frozenset()
    actor = next((one for one in story.names.actors.values() if one.id == sponsor.actor), None)
    start, end = sponsor.span.start, sponsor.span.end
    inside = [one for one in story.settings.places.values() if start <= one.start < end]
    return frozenset([*(one.country for one in inside), *([actor.country] if actor and actor.country else [])])


def hit(story: Story, group: Sequence[Act]) -> list[Place]:
    """The countries of what an act hit, or of the part of a country it was in: "the Zemblan railway", "its coast"."""
    tree = story.tree
    heads = [one for act in group for one in act.targets if not moves(tree, one)]
    around = {one for act in group for circle in story.settings.circles(tree, act.token) for one in circle}
    heads += [one for one in around if tree.lemmas[one] in PARTS and not is_origin(tree, one)]
    return [land for head in heads for land in describing(story, head)]


def moves(tree: Tree, token: int) -> bool:
    """Whether a thing moves about or stands for its country abroad, or is people or somebody."""
    words = {tree.lemmas[one] for one in (token, *tree.named(token, ("compound",)))}
    return bool(words & (land_words("abroad") | land_words("titles"))) or is_person_word(tree, token)


def looking_into(story: Story, tokens: Sequence[int]) -> list[Place]:
    """The countries of the police, prosecutors and helpers that these words name."""
    return [land for one in tokens if story.tree.lemmas[one] in land_words("local") for land in describing(story, one)]


def describing(story: Story, head: int) -> list[Place]:
    """The places that describe a noun: "Zemblan police", "Zembla's railway", "prosecutors in Brevik"."""
    tree, places = story.tree, story.settings.places
    beside = tree.named(head, DESCRIBES)
    beside += [one for compound in tree.named(head, ("compound",)) for one in tree.named(compound, DESCRIBES)]
    beside += tree.objects_of_prepositions(head, ("in", "of"))
    return [places[one] for one in beside if one in places and places[one].country]


def led_by(story: Story, group: Sequence[Act]) -> Iterator[int]:
    """The words of the sentences that lead up to an act in its paragraph, where they tell of no other act."""
    tree = story.tree
    told = {act.sentence for one in story.groups for act in one if not act.many}
    first = min(act.sentence for act in group)
    for sentence in range(first - 1, -1, -1):
        if sentence in told or tree.paragraph_of[sentence] != tree.paragraph_of[first]:
            return
        yield from range(*tree.sentences[sentence])


def named(story: Story, tokens: Iterable[int]) -> list[Place]:
    """The countries that words name as a land or as where something is, and not as somebody's or something's origin."""
    tree, places = story.tree, story.settings.places
    return [
        places[one] for one in tokens if one in places and places[one].country and tells_land(tree, one, places[one])
    ]


def tells_land(tree: Tree, token: int, place: Place) -> bool:
    """Whether a name or nationality tells of a land: not "a Zemblan", "Zemblan jets" or "fled to Zembla"."""
    if place.precision != "country" and place.score < SURE:
        return False  # a namesake far away, taken for want of better
    plural = tree.tags[token] in {"NNS", "NNPS"} and place.precision == "country"
    if plural or is_origin(tree, token):
        return False
    if any(tree.words[one] in {"a", "an"} for one in tree.named(token, ("det",))):
        return False
    if tree.lemmas[tree.clause(token)] in ELSEWHERE:
        return False  # where one of those who did it was paid
    first = next((one for one in (token, *tree.above(token)) if tree.links[one] != "conj"), token)
    if tree.links[first] == "nsubj" and tree.lemmas[tree.heads[first]] in BARRIERS:
        return False  # a government that speaks
    if tree.links[first] == "pobj" and tree.words[tree.heads[first]] not in WHERE | {"from"}:
        return False  # "vans bound for Zembla"
    return tree.links[token] not in DESCRIBES or not moves(tree, tree.heads[token])
