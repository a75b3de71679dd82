"""One synthetic article while it is being made up: what is said, what happens, what is claimed, and the text of it."""

from benchmarks.corpus_cast import Cast, Sources
from benchmarks.corpus_chances import CLAIM_STATUSES, CLAIMS, COMPARATORS, EVENT_STATUSES, QUOTES, RATINGS, RELATIONS
from benchmarks.corpus_date import UNKNOWN, bounds
from benchmarks.corpus_draft import Draft
from benchmarks.corpus_model import (
    FIRST_EVENT_ID,
    SUFFIXES,
    Claim,
    Entity,
    Event,
    Link,
    Quantity,
    Quote,
    Report,
    Review,
    When,
)
from benchmarks.corpus_titles import event_key, event_titles

FEWEST_MENTIONS, _SHORTEST = 10, 1500


class Story(Cast):
    """What an article has so far; ``today`` is the ordinal day of its publication where it is published."""

    def __init__(self, draft: Draft, sources: Sources, *, today: int) -> None:
        super().__init__(draft, sources)
        self.quotes: list[Quote] = []
        self.reports: list[Report] = []
        self.claims: list[Claim] = []
        self._voice, self._today = draft.voice, today

    def write(self, number: int, stem: str) -> None:
        """Write the whole article: its parts in any order, then sentences that fill it up."""
        parts = ["quote"] * (3 + self._few(2.2, 9)) + ["claim"] * (3 + self._few(2.0, 7))
        parts += ["event"] * (1 + self._few(1.4, 6))
        parts.sort(key=lambda _: self._random())
        for part in ("event", *parts):
            if part == "quote":
                self._say_quote()
            elif part == "claim":
                self._say_claim()
            else:
                self._say_event(number, stem)
        while len(self.draft.mentions) < FEWEST_MENTIONS or self.draft.length < _SHORTEST:
            self._say_more()

    # Quotes.

    def _say_quote(self) -> None:
        voice, form = self._voice, self._pick(QUOTES)
        words, cast, said = self._quoted(form), dict[str, Entity](), UNKNOWN
        source = "NAMED"
        if self._random() < 0.78:
            cast["speaker"] = self._pick(self.actors)
        else:
            words["speaker"], source = self._pick(voice.unnamed)
        if self._random() < 0.36:
            cast["agency"] = self._entities.draw("agency")
        if self._random() < 0.15 and form in ("DIRECT", "INDIRECT"):
            cast["listener"] = self._entities.draw(self._pick(("agency", "publisher")))
        if self._random() < 0.5:
            said = self._dates.recent(self._today, voice.language)
            words["day"] = said.expression or ""
        places = self.draft.say(voice.quote_frames[form], words, cast)
        chain = [Link("SPEAKER", cast.get("speaker"), source, False, places["speaker"])]
        for slot, role in (("listener", "TOLD_TO"), ("agency", "RELAYED_BY")):
            if slot in cast:
                chain.append(Link(role, cast[slot], "NAMED", False, places[slot]))
        self._conclude(chain)
        stretches = (places["words"], places["more"]) if form == "SPLIT" else (places["words"],)
        text = f"{words['words']} … {words['more']}" if form == "SPLIT" else words["words"]
        key, kind = f"quote-{len(self.quotes) + 1}", "DIRECT" if form == "SPLIT" else form
        self.quotes.append(Quote(key, kind, stretches, text, tuple(chain), places["cue"], said))

    def _quoted(self, form: str) -> dict[str, str]:
        voice, pick = self._voice, self._pick
        if form == "DIRECT":
            return {"cue": pick(voice.cues), "words": f"{pick(voice.direct)} {pick(voice.endings)}"}
        if form == "INDIRECT":
            return {"cue": pick(voice.cues), "words": f"{pick(voice.reported)} {pick(voice.endings)}"}
        if form == "SPLIT":
            return {"cue": pick(voice.cues), "words": pick(voice.direct), "more": pick(voice.endings)}
        return {"cue": voice.calling, "words": pick(voice.verdicts), "topic": pick(voice.topics)}

    def _conclude(self, chain: list[Link]) -> None:
        """Add the links that no words of the article tell of."""
        if self._random() < 0.08:
            chain.append(Link("RELAYED_BY", self._draw("agency"), "NAMED", True, None))
        if self._random() < 0.04:
            chain.append(Link("PUBLISHED_BY", self.publisher, "NAMED", True, None))

    # Events.

    def _say_event(self, number: int, stem: str) -> None:
        if self._shared and self._random() < 0.15:
            event = self._pick(self._shared)
            if all(report.event.id != event.id for report in self.reports):
                self._report_again(event)
                return
        voice, which, topic = self._voice, int(self._random() * len(self._voice.events)), self._topic()
        frame = voice.events[which]
        words = {"topic": voice.topics[topic]}
        roles = self._parted(frame.role)
        cast = {slot: entity for slot, (_, entity) in zip(("agent", "second", "third"), roles, strict=False)}
        place = self._pick(self._places) if self._random() < 0.6 else None
        if place:
            cast["place"] = place
        when = self._dates.around(self._today, voice.language)
        if when.expression:
            words["day"] = when.expression
        places = self.draft.say(frame.sentence, words, cast)
        event = Event(
            stem + SUFFIXES[FIRST_EVENT_ID + len(self.reports)],
            event_key(which, topic, number, len(self.reports) + 1),
            event_titles(which, topic, place, voice.language, both=self._random() < 0.5),
            self._pick(EVENT_STATUSES),
            when,
            place,
            roles,
        )
        self.reports.append(Report(event, places[""], True))
        if self._random() < 0.2:
            self._shared.append(event)

    def _parted(self, role: str) -> tuple[tuple[str, Entity], ...]:
        """Return one to three different participants with their roles."""
        count = min(len(self.actors), 1 + (self._random() < 0.75) + (self._random() < 0.25))
        first = int(self._random() * len(self.actors))
        chosen = (self.actors[(first + n) % len(self.actors)] for n in range(count))
        return tuple(zip(("AGENT", role, "OTHER"), chosen, strict=False))

    def _report_again(self, event: Event) -> None:
        """Tell of an event of an earlier article, without its date."""
        cast = {"agent": event.participants[0][1]}
        if event.place:
            cast["place"] = event.place
        words = {"topic": self._voice.topics[self._topic()]}
        places = self.draft.say(self._pick(self._voice.events).sentence, words, cast)
        self.reports.append(Report(event, places[""], False))

    def _topic(self) -> int:
        return int(self._random() * len(self._voice.topics))

    # Claims.

    def _say_claim(self) -> None:
        number = len(self.claims)
        status, quantity, quote = self._pick(CLAIM_STATUSES), None, None
        if self.quotes and self._random() < 0.25:
            quote = int(self._random() * len(self.quotes))
            said = self.quotes[quote]
            place, text, chain = said.places[0], said.text, said.chain
            about: tuple[Entity, ...] = (self._use(self._pick(self._places)),)
        else:
            place, text, quantity, about = self._stated()
            chain = self._claimed()
        related = (self._pick(RELATIONS), int(self._random() * number)) if number and self._random() < 0.12 else None
        report = int(self._random() * len(self.reports)) if self._random() < 0.4 else None
        note = "Other sources disagree." if status in ("DISPUTED", "REFUTED") else None
        self.claims.append(
            Claim(
                f"claim-{number + 1}",
                place,
                text,
                self._pick(CLAIMS),
                status,
                note,
                chain,
                quote,
                report,
                about,
                quantity,
                self._reviewed(number),
                related,
            )
        )

    def _stated(self) -> tuple[tuple[int, int], str, Quantity | None, tuple[Entity, ...]]:
        """Write a claim of the article's own; return its place, its text, its number and whom it is about."""
        voice, subject, place = self._voice, self._pick(self.actors), self._pick(self._places)
        cast, quantity = {"subject": subject}, None
        if self._random() < 0.4:
            cast["place"] = place
        if self._random() < 0.65:
            which, value = int(self._random() * len(voice.claims)), int(10 ** (1 + 5 * self._random()))
            unit, goods = self._pick(voice.goods)
            words = {"number": f"{value:,}" if voice.language == "en" else str(value), "unit": unit, "goods": goods}
            quantity = Quantity(value, unit, COMPARATORS[which], self._counted_on())
            frame = voice.claims[which]
        else:
            words, frame = {"topic": self._pick(voice.topics)}, self._pick(voice.doubts)
        first, end = self.draft.say(frame, words, cast)[""]
        text = f"{self.draft.last()[: end - first]}."
        return (first, end), text, quantity, tuple(cast.values())

    def _counted_on(self) -> When:
        if self._random() > 0.2:
            return UNKNOWN
        year = f"{2021 + int(5 * self._random())}"
        return When(year, bounds(year), None, None)

    def _claimed(self) -> tuple[Link, ...]:
        chance = self._random()
        if chance < 0.5:
            return (Link("SPEAKER", None, "ARTICLE", False, None),)
        if chance < 0.85:
            chain = [Link("SPEAKER", self._use(self._pick(self.actors)), "NAMED", True, None)]
        else:
            chain = [Link("SPEAKER", None, self._pick(("ANONYMOUS", "COLLECTIVE")), True, None)]
        self._conclude(chain)
        return tuple(chain)

    def _reviewed(self, number: int) -> Review | None:
        if self._random() > 0.025:
            return None
        return Review(self._draw("agency"), self._pick(RATINGS), f"https://checks.example/{number + 1}")

    def _say_more(self) -> None:
        filler = self._pick(self._voice.fillers)
        slots = [slot for _, slot, _ in filler]
        cast = {"place": self._pick(self._places)} if "place" in slots else {"subject": self._pick(self.actors)}
        self.draft.say(filler, {"topic": self._pick(self._voice.topics)}, cast)
