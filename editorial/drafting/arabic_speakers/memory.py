"""What an article has said of its speakers so far: who spoke last, who holds which office, who is a woman."""

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from editorial.draft.draft import DraftEntity, DraftLink
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import without_article
from editorial.drafting.arabic_saying.heads import BODY_HEADS, MEDIUM_HEADS
from editorial.drafting.arabic_speakers.basis import ArabicSpeechRule, basis_of
from editorial.drafting.arabic_speakers.persons import ArabicPersons
from editorial.model.vocabulary import EntityKind, MentionKind, SourceKind
from editorial.pointer.choice import Stretch
from editorial.text.fold import fold

_LONGEST_MEMORY = 40
_NO_MEDIA = (BODY_HEADS - MEDIUM_HEADS) | folded_words("بوندستاغ كونغرس كنيست دوما برلمان كابينت")
_FEMININE_ENDS = ("ه", "ات", "اء", "يا")


@dataclass(frozen=True, slots=True)
class ArabicTurn:
    """Somebody spoke: who, with what gender and number, and with which links beside the speaker."""

    source: SourceKind
    entity: str | None
    words: Stretch | None
    is_feminine: bool | None
    is_plural: bool = False
    links: tuple[DraftLink, ...] = ()
    sentence: int = 0
    publisher: DraftLink | None = None
    others: tuple[str, ...] = ()
    """Persons who say the same together with the entity."""


@dataclass(slots=True)
class ArabicSpeechMemory:
    """Memory of one article; ``text`` is its body."""

    text: str
    entities: dict[str, DraftEntity]
    turns: list[ArabicTurn] = field(default_factory=list)
    women: dict[str, bool] = field(default_factory=dict)
    described: dict[str, str] = field(default_factory=dict)
    topic: ArabicTurn | None = None
    heads: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    persons: ArabicPersons = field(init=False)
    media: frozenset[str] = field(init=False)
    """The entities that may be media: bodies whose name does not begin with a word for another kind of body."""

    def __post_init__(self) -> None:
        self.persons = ArabicPersons(self.entities, self.women)
        self.media = frozenset(key for key, each in self.entities.items() if _may_be_medium(each))
        for entity in self.entities.values():
            if entity.kind in (EntityKind.ORGANIZATION, EntityKind.GROUP, EntityKind.PRODUCT, EntityKind.WORK):
                for mention in entity.mentions:
                    if mention.kind is not MentionKind.PRONOUN:
                        self._note_heads(mention.place, entity.key)

        for found in self.heads.values():
            found.sort()

    def _note_heads(self, place: Stretch, key: str) -> None:
        words = self.text[slice(*place)].split(maxsplit=3)
        before = self.text[max(0, place[0] - 24) : place[0]].rstrip("«“\"' ").split()[-1:]
        for word in [*words[:1], *before]:
            base = without_article(fold(word.strip("«»\"'“”،(")))
            for form in (base, base[1:]):
                if form in BODY_HEADS:
                    self.heads.setdefault(form, []).append((place[0], key))

    def add_body(self, place: Stretch, head: str) -> str:
        """Return the body that words describe and that has no name in the text; it is added to the entities."""
        words = fold(self.text[slice(*place)])
        key = self.described.get(words)
        if key is None:
            key = self.described[words] = f"described-body-{len(self.described) + 1}"
            basis = basis_of(ArabicSpeechRule.DESCRIPTION_FOR_BODY)
            self.entities[key] = DraftEntity(key, EntityKind.ORGANIZATION, (), (), basis)
            insort(self.heads.setdefault(head, []), (place[0], key))
        return key

    def body_named(self, head: str, at: int) -> str | None:
        """Return the body with this head noun that was named last before a place; else the first one after it."""
        found = self.heads.get(head, [])
        number = bisect_left(found, (at, ""))
        return found[number - 1][1] if number else found[0][1] if found else None

    def topic_speaker(self, number: int, *, is_feminine: bool) -> ArabicTurn | None:
        """Return whom the sentence before this one is about, if nobody spoke since."""
        topic = self.topic
        if topic is None or number - topic.sentence > 2 or (self.turns and self.turns[-1].sentence > topic.sentence):
            return None
        known = self.is_feminine(topic.entity or "") if topic.is_feminine is None else topic.is_feminine
        return topic if known in (None, is_feminine) else None

    def note(self, turn: ArabicTurn) -> None:
        """Remember who spoke."""
        self.turns.append(turn)
        del self.turns[:-_LONGEST_MEMORY]

    def is_feminine(self, key: str) -> bool | None:
        """Return the grammatical gender of an entity, if it is known."""
        if key in self.women:
            return self.women[key]
        entity = self.entities[key]
        if entity.kind is EntityKind.PERSON or not entity.names:
            return None
        head = fold(entity.names[0].split(maxsplit=1)[0])
        return head.endswith(_FEMININE_ENDS) if head in BODY_HEADS or head.endswith(_FEMININE_ENDS) else None

    def last_speaker(self, *, is_feminine: bool, is_plural: bool) -> ArabicTurn | None:
        """Return who spoke last and fits gender and number."""
        for turn in reversed(self.turns):
            together = turn.is_plural or bool(turn.others)
            if together == is_plural and (is_plural or turn.is_feminine in (None, is_feminine)):
                return turn
        return None


def _may_be_medium(entity: DraftEntity) -> bool:
    if entity.kind not in (EntityKind.ORGANIZATION, EntityKind.WORK, EntityKind.PRODUCT) or not entity.names:
        return False
    return without_article(fold(entity.names[0].split(maxsplit=1)[0])) not in _NO_MEDIA
