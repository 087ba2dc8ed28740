"""The scorer of the task ``templates``: CEAF-REE as published, and how sure the page is of each sponsor."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from overt.evaluation.template_keys import ROLES, Entity, confidences, entities, normal
from overt.evaluation.template_score import score_templates

BY_TEMPLATE = "confidence by template"
Named = tuple[str, str]


def score(gold: Iterable[dict[str, Any]], predictions: Iterable[dict[str, Any]]) -> str:
    """A table of precision, recall and F1 by role, their micro-average, and the sponsors with their confidence.

    A prediction is ``{"id", "roles": {role: [[mention, ...], ...]}, "confidences": [[organisation, value], ...]}``.
    CEAF-REE (Du, Rush and Cardie 2021): entities are paired one to one, and a predicted entity is right when all its
    mentions are mentions of the gold entity. ``confidence`` is strict: over the whole document an organisation is
    right when the keys name it and accept the value. ``confidence by template`` follows MUC-4's own scorer (see
    ``template_score``); its counts are half points. A prediction without ``templates`` is one.
    """
    found = {row["id"]: row for row in predictions}
    counts: dict[str, Counter[str]] = {role: Counter() for role in (*ROLES, "confidence", BY_TEMPLATE)}
    for document in gold:
        mine = found.get(document["id"], {})
        for role, slot in ROLES.items():
            wanted = [cleaned(one) for one in entities(document, slot)]
            given = [cleaned(one) for one in mine.get("roles", {}).get(role, [])]
            counts[role] += counted(wanted, given, lambda one, other: set(other) <= set(one))
        keys = [(cleaned(entity), values) for entity, values in confidences(document)]
        said = [(normal(name), value) for name, value in mine.get("confidences", [])]
        counts["confidence"] += counted(keys, said, lambda key, one: one[0] in key[0] and one[1] in key[1])
        counts[BY_TEMPLATE] += score_templates(document, responses(mine))
    return table(counts)


def responses(prediction: dict[str, Any]) -> Sequence[dict[str, Any]]:
    """The response templates of a prediction: its own, or all that it says as one."""
    if "templates" in prediction or not any(prediction.get("roles", {}).values()):
        return list(prediction.get("templates", ()))
    words = [mention for role in prediction["roles"].values() for entity in role for mention in entity]
    return [{"fills": words, "confidences": prediction.get("confidences", [])}]


def cleaned(entity: Iterable[str]) -> Entity:
    """The mentions of an entity as they are compared."""
    return tuple(normal(one) for one in entity)


def counted(wanted: Sequence[Any], given: Sequence[Any], fits: Callable[[Any, Any], bool]) -> Counter[str]:
    """How many can be paired one to one, of how many given and wanted."""
    return Counter(hit=paired(wanted, given, fits), given=len(given), wanted=len(wanted))


def paired(wanted: Sequence[Any], given: Sequence[Any], fits: Callable[[Any, Any], bool]) -> int:
    """The size of the largest one-to-one pairing of what fits, by augmenting paths.

    >>> paired(["ab", "a"], ["a", "b"], lambda one, other: other in one)
    2
    """
    partner: dict[int, int] = {}

    def seat(at: int, tried: set[int]) -> bool:
        for place, one in enumerate(wanted):
            if place not in tried and fits(one, given[at]):
                tried.add(place)
                if place not in partner or seat(partner[place], tried):
                    partner[place] = at
                    return True
        return False

    return sum(seat(at, set()) for at in range(len(given)))


def table(counts: dict[str, Counter[str]]) -> str:
    """The counts as lines of text; ``all roles`` is the micro-average of the five."""
    every = sum((counts[role] for role in ROLES), Counter[str]())
    lines = [f"{'':24}P     R     F1    (hit / found / wanted)"]
    for name, n in [
        *((role, counts[role]) for role in ROLES),
        ("all roles", every),
        ("confidence", counts["confidence"]),
        (BY_TEMPLATE, counts[BY_TEMPLATE]),
    ]:
        precision, recall, f1 = measures(n)
        lines.append(f"{name:22}{precision:6.3f}{recall:6.3f}{f1:6.3f}   ({n['hit']} / {n['given']} / {n['wanted']})")
    return "\n".join(lines) + "\n"


def measures(n: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of some counts; nought where there is nothing."""
    precision = n["hit"] / n["given"] if n["given"] else 0.0
    recall = n["hit"] / n["wanted"] if n["wanted"] else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if n["hit"] else 0.0
