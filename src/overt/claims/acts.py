"""The act and the form of a claim."""

from functools import cache

from spacy.tokens import Token

from overt.claims.draft import Draft
from overt.claims.quoted import Quotations
from overt.reading import Act, ClaimForm
from overt.vocabulary import raw

# What can be denied, where a word may also mean turning something down.
_DENIABLE = frozenset(
    {
        "claim",
        "allegation",
        "accusation",
        "report",
        "charge",
        "suggestion",
        "assertion",
        "rumor",
        "rumour",
        "notion",
        "idea",
        "reading",
        "remark",
        "view",
        "statement",
        "comment",
        "story",
        "theory",
        "version",
        "account",
        "criticism",
        "suspicion",
        "speculation",
        "finding",
        "contention",
        "insinuation",
    }
)


def act_of(draft: Draft) -> Act:
    """The act that the cue word names, read with its content where the word alone is open."""
    lemma = draft.cue.id
    if lemma == "tell" and draft.frame == "person-to":
        return "order"
    if lemma == "ask" and (draft.frame == "person-to" or draft.frame == "preposition-for" or draft.frame == "to"):
        return "demand"
    if lemma in ("reject", "dismiss"):
        return "deny" if _deniable(draft.head) else "call" if draft.frame == "as" else "say"
    if lemma == "suggest" and _advises(draft.head):
        return "call"
    if lemma == "warn" and (draft.frame == "person-to" or _against(draft)):
        return "demand"
    if lemma == "plead guilty" and negated(draft.head):
        return "deny"
    if lemma == "rule out" and negated(draft.head):
        return "say"
    if lemma == "claim" and draft.frame == "object" and claims_deed(draft.head):
        return "admit"
    return draft.cue.act


def claims_deed(verb: Token | None) -> bool:
    """Whether somebody claims a deed as their own: "the group claimed the attack", "claimed by the group"."""
    return verb is not None and any(
        one.dep_ in ("dobj", "nsubjpass") and one.lemma_.lower() in _deeds() for one in verb.children
    )


@cache
def _deeds() -> frozenset[str]:
    return frozenset(word for entry in raw("claim-deeds") for word in entry["words"])


def _against(draft: Draft) -> bool:
    """Whether somebody is warned off something: "warned them against going out"."""
    leads = (one for one in draft.head.rights if one.dep_ == "prep") if draft.head is not None else ()
    return draft.frame in ("person-of", "preposition-against") and any(one.lower_ == "against" for one in leads)


def _advises(verb: Token | None) -> bool:
    """Whether what is suggested is what somebody should do: "suggested that they should wait"."""
    clauses = (one for one in verb.children if one.dep_ == "ccomp") if verb is not None else ()
    return any(one.dep_ == "aux" and one.lower_ == "should" for clause in clauses for one in clause.children)


def _deniable(verb: Token | None) -> bool:
    return verb is not None and any(
        one.dep_ in ("dobj", "nsubjpass") and (one.lemma_.lower() in _DENIABLE or one.lower_ in ("that", "this", "it"))
        for one in verb.children
    )


def negated(word: Token | None) -> bool:
    """Whether a word is negated: "did not say", "pleaded not guilty", "never claimed"."""
    if word is None:
        return False
    near = list(word.children)
    near += [one for child in near if child.dep_ in ("acomp", "oprd") for one in child.children]
    return any(one.dep_ == "neg" or one.lower_ in ("never", "not") for one in near)


def form_of(draft: Draft, quoted: Quotations) -> ClaimForm:
    """Direct where the content is quotations from mark to mark, mixed where it holds one, else indirect."""
    if draft.direct:
        return "direct"
    held = (one for start, end in draft.content for one in quoted.between(start, end))
    return "mixed" if any(not _is_name(one.inner(quoted.text)) for one in held) else "indirect"


def _is_name(words: str) -> bool:
    """Whether the words between marks are a name and nobody's speech: "the name “Robert Stone”"."""
    found = words.rstrip(".,").split()
    return 0 < len(found) <= _LONGEST_NAME and all(one[:1].isupper() or one[:1].isdigit() for one in found)


_LONGEST_NAME = 4
