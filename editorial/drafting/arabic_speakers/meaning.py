"""Whom words mean that do not name: an office, a body, a statement; what speakers are called is kept."""

from dataclasses import dataclass, field

from editorial.drafting.arabic_nouns.lookup import saying_at
from editorial.drafting.arabic_nouns.noun import HeadNounKind, read_noun
from editorial.drafting.arabic_nouns.phrase import ArabicSourceWords
from editorial.drafting.arabic_pieces.conjunction import bare
from editorial.drafting.arabic_pieces.sentence import ArabicSentence, without_article
from editorial.drafting.arabic_saying.heads import OFFICE_HEADS, RANK_WORDS
from editorial.drafting.arabic_saying.lexicon import SayingShape
from editorial.drafting.arabic_speakers.basis import ArabicSpeechRule
from editorial.drafting.arabic_speakers.memory import ArabicSpeechMemory
from editorial.model.vocabulary import EntityKind
from editorial.pointer.choice import Stretch

_LONGEST_DESCRIPTION = 8
_OFFICES = 200
"""The most offices of an article that are remembered."""


@dataclass(frozen=True, slots=True)
class SpeakerDescription:
    """Words that describe an entity."""

    place: Stretch
    entity: str
    rule: ArabicSpeechRule


@dataclass(slots=True)
class ArabicMeaning:
    """Finds whom words mean in an article, and collects the descriptions of its speakers."""

    memory: ArabicSpeechMemory
    descriptions: list[SpeakerDescription] = field(default_factory=list)

    def hearer(self, sentence: ArabicSentence, words: ArabicSourceWords) -> str | None:
        """Return whom words for a hearer mean; a medium without a name with an adjective is a body of its own."""
        key = self.meant(sentence, words)
        return key or (self.body(sentence, words) if words.last - words.first > 1 else None)

    def body(self, sentence: ArabicSentence, words: ArabicSourceWords) -> str | None:
        """Return a body without a name that words describe definitely: التلفزيون الرسمي, مركز الأرصاد."""
        if words.noun.kind not in (HeadNounKind.BODY, HeadNounKind.MEDIUM):
            return None
        place = sentence.stretch(words.first, words.last)
        is_definite = any(
            sentence.bare(each).startswith("ال") or sentence.entity(each) for each in range(words.first, words.last)
        )
        if place is None or not is_definite:
            return None
        first = sentence.pieces[words.first]
        begins = place[0] + (bare(first.form) != first.form)
        return self.memory.add_body((begins, place[1]), words.noun.form)

    def meant(self, sentence: ArabicSentence, words: ArabicSourceWords) -> str | None:
        """Return whom an office or a word for a body means that was named elsewhere."""
        noun, at = words.noun, sentence.pieces[words.first].start
        is_alone = words.last - words.first == 1 and sentence.bare(words.first).startswith("ال")
        if noun.kind is HeadNounKind.OFFICE:
            last = min(words.last, words.first + _LONGEST_DESCRIPTION)
            forms = [noun.form, *(without_article(sentence.bare(each)) for each in range(words.first + 1, last))]
            is_definite = sentence.bare(words.first).startswith(("ال", "لل"))
            return self.memory.persons.meant(forms, at, is_feminine=noun.is_feminine, is_definite=is_definite)
        if noun.kind in (HeadNounKind.BODY, HeadNounKind.MEDIUM):
            if is_alone:
                return self.memory.body_named(noun.form, at)
            second = sentence.form(words.first + 1)
            if words.last - words.first == 2 and second.startswith("ال"):
                return self.memory.body_named(second[2:], at)
        if noun.kind is HeadNounKind.STATEMENT:
            before = saying_at(sentence, words.first - 1)
            if not noun.is_definite and before is not None and before[0].shape is SayingShape.FINITE:
                return None
            for number in range(0 if noun.is_definite else words.first - 1, -1, -1):
                key = sentence.entity(number)
                if not noun.is_definite and key and self.memory.entities[key].kind is EntityKind.ORGANIZATION:
                    return key
            earlier = next(
                (
                    turn
                    for turn in reversed(self.memory.turns)
                    if turn.entity and self.memory.entities[turn.entity].kind is not EntityKind.PERSON
                ),
                None,
            )
            return earlier.entity if earlier else None
        return None

    def describe(self, sentence: ArabicSentence, words: ArabicSourceWords, key: str) -> None:
        """Remember how the words describe an entity."""
        kind, is_named = words.noun.kind, words.entity is not None
        if words.office is not None and (kind not in (HeadNounKind.BODY, HeadNounKind.MEDIUM) or not is_named):
            place = sentence.stretch(*words.office)
            if place is None:
                return
            first = sentence.pieces[words.office[0]]
            begins = place[0] + (bare(first.form) != first.form and first.form not in OFFICE_HEADS)
            rule = ArabicSpeechRule.DESCRIPTION_BESIDE_NAME if is_named else ArabicSpeechRule.DESCRIPTION_FOR_NAME
            self.descriptions.append(SpeakerDescription((begins, place[1]), key, rule))

    def remember_rank(self, sentence: ArabicSentence, name: int) -> None:
        """Remember a rank right before a person's name that is a trade as well: القاضي, الشيخ."""
        key, form = sentence.entity(name), without_article(sentence.bare(name - 1))
        if key is not None and form in OFFICE_HEADS and sentence.bare(name - 1) in RANK_WORDS:
            self.memory.persons.hold(key, form, frozenset((form,)))

    def remember_office(self, sentence: ArabicSentence, words: ArabicSourceWords) -> None:
        """Remember who holds an office, by its words."""
        if words.office is not None and words.entity is not None and len(self.memory.persons.offices) < _OFFICES:
            forms = frozenset(without_article(sentence.bare(each)) for each in range(*words.office))
            head = read_noun(sentence, words.office[0])
            form = head.form if head is not None else ""
            self.memory.persons.hold(words.entity, form, forms | {form})
            if head is not None and head.kind is HeadNounKind.OFFICE and form.endswith("ه"):
                self.memory.women.setdefault(words.entity, head.is_feminine)
