"""Direct speech: which quotation was said by whom, and which are only scare quotes or titles."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate

from spacy.tokens import Doc, Token

from overt.claims.cues import Cue, of_part, verb_cue
from overt.claims.draft import Draft, Piece
from overt.claims.pieces import letters
from overt.claims.quoted import Quotation, Quotations
from overt.claims.speakers import RELATIVES, subject, words
from overt.claims.tokens import starts
from overt.claims.verbs import cue_words, speaker_of
from overt.vocabulary import raw

_ENDS = ".!?…"
_REACH = 32
_NEAR = 40
# So many pieces of content are looked at for one that holds a quotation.
_LOOKED_AT = 60
# Verbs that hang below the one that speaks: "told reporters who asked, …".
_BELOW = frozenset({"relcl", "acl", "advcl", "xcomp", "pcomp"})
_SPEAKING = frozenset({"PROPN", "NOUN", "PRON"})


class Speech:
    """Gives each quotation of an article to the cue beside it, or to the speech that it continues."""

    def __init__(self, doc: Doc, quoted: Quotations, drafts: Sequence[Draft]) -> None:
        self.doc = doc
        self.text = quoted.text
        self.quoted = quoted
        self.drafts = list(drafts)
        self._starts = starts(doc)
        self._heads = {one.head.i: number for number, one in enumerate(self.drafts) if one.head is not None}
        self._pieces = sorted((*piece, number) for number, one in enumerate(self.drafts) for piece in one.content)
        self._furthest = list(accumulate((end for _, end, _ in self._pieces), max))
        self._by_run: dict[int, int] = {}
        self._last: tuple[int, int] | None = None

    def attributed(self) -> list[Draft]:
        """The drafts with direct speech added, in no particular order."""
        for quotation in self.quoted.all:
            holder = self._holder(quotation)
            if holder is None:
                holder = self._attribute(quotation)
            if holder is not None:
                self._by_run.setdefault(quotation.run, holder)
                if self.drafts[holder].frame == "quote":
                    self._last = (holder, quotation.end)
        return self.drafts

    def _holder(self, quotation: Quotation) -> int | None:
        """The draft whose content already holds the quotation."""
        start, end = quotation.start + 1, quotation.end - 1
        at = bisect_right(self._pieces, start, key=lambda one: one[0]) - 1
        last = max(-1, at - _LOOKED_AT)
        while at > last and self._furthest[at] >= end:
            if self._pieces[at][1] >= end:
                return self._pieces[at][2]
            at -= 1
        return None

    def _attribute(self, quotation: Quotation) -> int | None:
        found = self._after(quotation) or self._before(quotation)
        if found is not None:
            return self._given(quotation, *found)
        if quotation.run in self._by_run and quotation.run != quotation.start:
            return self._joined(self._by_run[quotation.run], quotation)
        named = self._named(quotation)
        if named is not None:
            self.drafts.append(named)
            return len(self.drafts) - 1
        if self._continues(quotation) and self._last is not None:
            return self._joined(self._last[0], quotation)
        return None

    def _given(self, quotation: Quotation, verb: Token, cue: Cue, parts: tuple[Token, ...]) -> int:
        number = self._heads.get(verb.i)
        if number is not None:
            if self.drafts[number].frame == "quote":
                return self._joined(number, quotation)
            if self.drafts[number].frame in ("clause", "inserted", "person-of"):
                return self._mixed(number, quotation)
        speaker = self._outside(speaker_of(verb), verb)
        draft = Draft(
            cue=cue, words=cue_words(verb, parts), head=verb, speaker=speaker,
            source=words(speaker) if speaker is not None else None,
            content=((quotation.start, quotation.end),), frame="quote", addressee=_told(verb),
        )  # fmt: skip
        if number is not None:
            self.drafts[number] = draft
            return number
        self.drafts.append(draft)
        self._heads[verb.i] = len(self.drafts) - 1
        return len(self.drafts) - 1

    def _outside(self, speaker: Token | None, verb: Token) -> Token | None:
        """The speaker, unless the parse took words of a quotation for it: then the name behind the verb, if any."""
        if speaker is None or self.quoted.at(speaker.idx) is None:
            return speaker
        behind = verb.nbor() if verb.i + 1 < len(self.doc) else verb
        return behind if behind.pos_ in ("PROPN", "PRON") and self.quoted.at(behind.idx) is None else None

    def _joined(self, number: int, quotation: Quotation) -> int:
        draft = self.drafts[number]
        self.drafts[number] = replace(draft, content=(*draft.content, (quotation.start, quotation.end)))
        return number

    def _mixed(self, number: int, quotation: Quotation) -> int:
        """A quotation beside an indirect content of the same cue is one piece with it where they touch."""
        draft = self.drafts[number]
        start, end = draft.content[-1]
        if 0 <= quotation.start - end <= 2:
            self.drafts[number] = replace(draft, content=(*draft.content[:-1], (start, quotation.end)))
            return number
        return self._joined(number, quotation)

    def _after(self, quotation: Quotation) -> tuple[Token, Cue, tuple[Token, ...]] | None:
        """The cue that follows: "…," said X; "…," X said."""
        if not quotation.closed:
            return None
        tail = self._tail(quotation.end)
        inner = quotation.inner(self.text)
        comma = inner[-1:] in ",—–-" or (bool(tail) and tail[0].text == ",")
        if not tail or not (comma or inner[-1:] in "?!…." or tail[0].text.islower()):
            return None
        for token in tail:
            if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("relcl", "aux", "auxpass"):
                continue
            found = self._speaking(token, tail)
            if found is not None and (comma or token.i - tail[0].i <= 9):
                return token, *found
            if token.dep_ not in ("acl", "amod", "advcl"):
                generic = comma and inner[-1:] == "," and self._plain(token, tail)
                return (token, of_part("verb")["say"], (token,)) if generic else None
        return None

    def _speaking(self, token: Token, near: Sequence[Token]) -> tuple[Cue, tuple[Token, ...]] | None:
        found = verb_cue(token)
        if found is None or "quote" not in found[0].frames:
            return None
        own = self.drafts[self._heads[token.i]] if token.i in self._heads else None
        if (
            own is not None
            and own.frame not in ("quote", "object", "inserted", "person-of")
            and near[0].idx < own.start
        ):
            return None
        return found

    def _plain(self, token: Token, tail: Sequence[Token]) -> bool:
        """Whether the tail is no more than a name and a verb: "…," X deadpanned."""
        speaker = subject(token)
        return (
            speaker is not None and tail[0].idx <= speaker.idx and len(tail) <= 6 and speaker.pos_ in ("PROPN", "PRON")
        )

    def _before(self, quotation: Quotation) -> tuple[Token, Cue, tuple[Token, ...]] | None:
        """The cue that leads in: X said: "…"; X told the court "…"."""
        lead = self._lead(quotation.start)
        if not lead or lead[-1].lemma_.lower() in _works():
            return None
        led = lead[-1].text in (",", ":")
        unknown: Token | None = None
        for token in reversed(lead):
            if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass"):
                if not led and quotation.start - token.idx > _NEAR:
                    return None
                continue
            found = self._speaking(token, lead)
            if found is not None:
                return token, *found
            unknown = unknown or token
            if lead[-1].text != ":" and token.dep_ not in _BELOW:
                break
        if unknown is not None and led and self._whole(quotation) and self._introduces(unknown, lead):
            return unknown, of_part("verb")["say"], (unknown,)
        return None

    def _introduces(self, verb: Token, lead: Sequence[Token]) -> bool:
        """Whether a verb that is no cue leads in speech all the same: X beamed: "…"."""
        speaker = subject(verb)
        return (
            speaker is not None
            and verb.lemma_ != "be"
            and lead[0].idx <= speaker.idx
            and speaker.pos_ in ("PROPN", "PRON")
        )

    def _named(self, quotation: Quotation) -> Draft | None:
        """A name, a colon and a quotation."""
        lead = self._lead(quotation.start)
        if not 2 <= len(lead) <= 9 or lead[-1].text != ":":
            return None
        speaker = next((one for one in reversed(lead[:-1]) if one.pos_ in _SPEAKING), None)
        if speaker is None or any(one.pos_ == "VERB" for one in lead):
            return None
        colon = lead[-1]
        source = (lead[0].idx, lead[-2].idx + len(lead[-2].text))
        return Draft(
            cue=of_part("mark")["colon"], words=(colon.idx, colon.idx + 1), head=None, speaker=speaker,
            source=source, content=((quotation.start, quotation.end),), frame="quote",
        )  # fmt: skip

    def _continues(self, quotation: Quotation) -> bool:
        """Whether a whole sentence in marks, with no cue of its own, goes on with the last speech."""
        if self._last is None or not self._whole(quotation):
            return False
        number, end = self._last
        since = max(end, self.drafts[number].words[1]) if self.drafts[number].words[1] <= quotation.start else end
        between = self.text[since : quotation.start]
        blank = between.strip().count("\n") == 0
        return blank and letters(self.text, since, quotation.start) <= 90 and _sentence_ends(between) <= 1

    def _whole(self, quotation: Quotation) -> bool:
        inner = quotation.inner(self.text)
        ended = inner[-1:] in _ENDS + "," or not quotation.closed
        return inner[:1].isupper() and ended and (inner.count(" ") >= 2 or inner[-1:] in "?!.")

    def _tail(self, start: int) -> list[Token]:
        """The words from ``start`` to the end of the sentence, the paragraph or the next quotation."""
        found: list[Token] = []
        first = bisect_left(self._starts, start)
        # An empty slice at the end of a parsed text makes spaCy write out the whole text.
        for token in self.doc[first:] if first < len(self.doc) else ():
            if "\n" in token.text or len(found) >= _REACH or self.quoted.at(token.idx) is not None:
                break
            if token.text in _ENDS or token.text in ("...", ";"):
                break
            if not token.is_space:
                found.append(token)
        return found

    def _lead(self, end: int) -> list[Token]:
        """The words before ``end`` from the start of their sentence; a paragraph that ends in a colon leads in too."""
        found: list[Token] = []
        for token in reversed(
            self.doc[max(0, bisect_left(self._starts, end) - _REACH) : bisect_left(self._starts, end)]
        ):
            if "\n" in token.text and found and found[0].text != ":":
                break
            if token.is_space:
                continue
            if token.text in _ENDS or self.quoted.at(token.idx) is not None:
                break
            if found and found[0].text != ":" and "\n" in self.text[token.idx : found[0].idx]:
                break
            if not found and "\n" in self.text[token.idx : end] and token.text != ":":
                break
            found.insert(0, token)
        return found


@cache
def _works() -> frozenset[str]:
    """Nouns before a title: what stands between marks behind them is the name of a work."""
    return frozenset(word for entry in raw("claim-works") for word in entry["words"])


def _sentence_ends(words_between: str) -> int:
    return sum(words_between.count(one + " ") for one in ".!?")


def _told(verb: Token) -> Piece | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.pos_ in _SPEAKING and child.lower_ not in RELATIVES:
            inner = next((one for one in child.children if one.dep_ == "pobj"), child)
            return words(inner)
    return None
