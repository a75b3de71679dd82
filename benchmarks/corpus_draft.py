"""An article's text while it is being written: sentences from frames, and where in it what stands."""

import random

from benchmarks.corpus_model import Entity, Mention, Place
from benchmarks.corpus_words import Frame, Voice

SENTENCES_OF_A_PARAGRAPH = 3
ASTRAL_OPENING = "📷 "


class Draft:
    """A body that grows, with the mentions in it: the first ones, up to as many as are wanted; ``named`` has all entities."""

    def __init__(self, voice: Voice, chance: random.Random, *, mentions: int, astral: bool) -> None:
        self.voice = voice
        self._wanted = mentions
        self.mentions: list[Mention] = []
        self.named: dict[str, Entity] = {}
        self.length = 0
        self._random = chance.random
        self._pieces: list[str] = []
        self._sentences = self._begins_at = 0
        self.astral = int(astral)
        if astral:
            self._put(ASTRAL_OPENING)

    def body(self) -> str:
        """Return the text so far."""
        return "".join(self._pieces)

    def say(self, frame: Frame, words: dict[str, str], cast: dict[str, Entity]) -> dict[str, Place]:
        """Write a sentence and return where its slots stand; ``""`` is the sentence without what ends it.

        The slots of ``cast`` get names of the entities, which are mentions.
        """
        kinds = {slot: self._call(slot, entity, words) for slot, entity in cast.items()}
        if self._sentences:
            self._put("\n" if self._sentences % SENTENCES_OF_A_PARAGRAPH == 0 else " ")
        self._sentences += 1
        self._begins_at = len(self._pieces)
        places = self._write(frame, words)
        if self.voice.language == "en":
            opening = self._pieces[self._begins_at]
            self._pieces[self._begins_at] = opening[0].upper() + opening[1:]
        for slot, entity in cast.items():
            self.named[entity.id] = entity
            if len(self.mentions) < self._wanted:
                self.mentions.append(Mention(entity, kinds[slot], places[slot]))
        return places

    def last(self) -> str:
        """Return the sentence that was written last."""
        return "".join(self._pieces[self._begins_at :])

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)

    def _call(self, slot: str, entity: Entity, words: dict[str, str]) -> str:
        """Choose the words for an entity, and return the kind of mention that they are."""
        names = entity.called[self.voice.language]
        chance = self._random()
        if chance < 0.04 and entity.kind == "PERSON":
            descriptions = self.voice.descriptions
            words[slot] = descriptions[int(chance * 100) % len(descriptions)]
            return "DESCRIPTION"
        words[slot] = names[-1] if chance < 0.3 else names[0]
        return "METONYM" if entity.kind == "PLACE" and slot != "place" else "NAME"

    def _write(self, frame: Frame, words: dict[str, str]) -> dict[str, Place]:
        pieces, at = self._pieces, self.length
        first = end = at
        places: dict[str, Place] = {}
        for before, slot, after in frame:
            word = words.get(slot)
            if word is not None:
                start = at + len(before)
                end = start + len(word)
                places[slot] = start, end
                at = end = end + len(after)
                pieces.append(before + word + after)
            elif slot == "end":
                pieces.append(before)
                at += len(before)
        self.length = at
        places[""] = first, end
        return places
