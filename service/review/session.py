"""A review in the terminal: for each annotation, what the editor decides."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from schema.request.mutation_fields import USER_ERRORS
from service.cli.operation_command import error_lines
from service.cli.service import ServiceOfCommand
from service.review.shown import shown
from service.review.speaker import SOURCES, with_speaker
from service.review.waiting import WaitingItem

ANSWERS = "accept (a), speaker (s), reject (r), next (n), accept the rest of this kind (A), quit (q)"
"""What can be answered; Enter alone is next."""


@dataclass(slots=True)
class ReviewSession:
    """Goes through the annotations that wait; ``ask`` returns what was typed, None at the end of the input."""

    service: ServiceOfCommand
    body: str
    ask: Callable[[str], str | None]
    say: Callable[[str], None]
    done: Counter[str] = field(default_factory=Counter)

    def go(self, items: Sequence[WaitingItem]) -> None:
        """Ask about each item until the last, or until the editor quits."""
        at = 0
        while at < len(items):
            for line in shown(items[at], self.body, f"{at + 1}/{len(items)}"):
                self.say(line)
            match self._typed():
                case None | "q":
                    return
                case "A":
                    at += self._accept(_rest_of_kind(items[at:]))
                case "s":
                    items = [*items[:at], self._with_speaker(items[at]), *items[at + 1 :]]
                case "r":
                    at += self._reject(items[at])
                case "a":
                    at += self._accept([items[at]])
                case _:
                    at += 1

    def _typed(self) -> str | None:
        """Return the letter of an answer; anything else is asked again."""
        while True:
            typed = self.ask(f"  {ANSWERS}: ")
            letter = typed if typed is None else typed.strip()[:1]
            if letter in (None, "", "a", "A", "s", "r", "n", "q"):
                return letter

    def _accept(self, items: Sequence[WaitingItem]) -> int:
        """Publish items; return how many are done: none if that was refused."""
        named = [{"id": item["id"], "expectedVersion": item["version"]} for item in items]
        return self._done("reviewAnnotations", {"decision": "PUBLISH", "annotations": named}, "accepted", len(items))

    def _reject(self, item: WaitingItem) -> int:
        note = self.ask("  why: ")
        if not (note or "").strip():
            return 0
        named = [{"id": item["id"], "expectedVersion": item["version"]}]
        return self._done(
            "reviewAnnotations", {"decision": "REJECT", "annotations": named, "note": note}, "rejected", 1
        )

    def _with_speaker(self, item: WaitingItem) -> WaitingItem:
        """Replace the speaker, and return the item as it is now."""
        if not item.get("chain"):
            self.say("  this has no speaker")
            return item
        key = (self.ask(f"  who said it (the key of an entity, or {', '.join(SOURCES)}): ") or "").strip()
        if not key:
            return item
        amendment = with_speaker(self.service, item, key)
        given = {"id": item["id"], "annotation": amendment, "expectedVersion": item["version"]}
        if not self._done("correctAnnotation", given, "changed", 1):
            return item
        changed: WaitingItem = self.service.read(f"/v1/nodes/{item['id']}")
        return {"__typename": item["__typename"], **changed}

    def _done(self, operation: str, given: dict[str, object], what: str, count: int) -> int:
        payload = self.service.operate(operation, given)
        for line in error_lines(payload[USER_ERRORS]):
            self.say(f"  {line}")
        if payload[USER_ERRORS]:
            return 0
        self.done[what] += count
        return count


def _rest_of_kind(items: Sequence[WaitingItem]) -> list[WaitingItem]:
    """Return the first item and those of the same kind directly after it."""
    rest = [items[0]]
    for item in items[1:]:
        if item["__typename"] != items[0]["__typename"]:
            break
        rest.append(item)
    return rest
