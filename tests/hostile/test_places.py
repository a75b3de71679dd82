"""Hostile values at every place of the schema."""

import os
import random
from collections.abc import Iterator

from schema.build import core_schema
from tests.hostile.asking import Asked, ask
from tests.hostile.conftest import Besieged
from tests.hostile.places import places_of
from tests.hostile.promise import broken
from tests.hostile.values import MARK, literals, values

ROUNDS = int(os.environ.get("ISNAD_HOSTILE_ROUNDS", "1"))
PER_PLACE = 12


def requests(seed: int) -> Iterator[Asked]:
    """Give for every place of the schema some of the hostile values, others with each seed."""
    chance = random.Random(seed)
    for place in places_of(core_schema()):
        in_document = place.kind.startswith("literal ")
        pool = list((literals if in_document else values)(place.kind.removeprefix("literal ")))
        yield from (place.ask(value) for value in chance.sample(pool, PER_PLACE))


async def test_x(besieged: Besieged) -> None:
    import time
    from collections import Counter

    found = Counter()
    eg = {}
    n = 0
    slow = []
    for seed in range(ROUNDS):
        for asked in requests(seed):
            n += 1
            a = time.perf_counter()
            answer = await ask(besieged.app, asked)
            slow.append((time.perf_counter() - a, asked.name, asked.body[:150]))
            for b in broken(answer):
                k = b[:50]
                found[k] += 1
                eg.setdefault(k, (asked.name, asked.body[:200], b, answer.body[:300]))
    for k, c in found.most_common(12):
        print(c, k[:60], "\n    ", eg[k])
    print(n, sum(s[0] for s in slow))
    for s in sorted(slow)[-8:]:
        print(s)
    print([t[:300] for t in besieged.wire.texts if MARK in t.lower()])
    log = besieged.log.read_text()
    print([l for l in log.splitlines() if "ERROR" in l][:5], MARK in log)
