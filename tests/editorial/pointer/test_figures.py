"""How often the rule picks the place that an editor marked, if nothing but the words are quoted."""

from pathlib import Path
from typing import Any

import pytest

from editorial.bundle.check import Checked, check_bundle
from editorial.bundle.source import read_source
from editorial.model.annotation import AnchoredSpan
from editorial.short.expansion import expand_bundle
from tests.editorial.bundle.test_check import as_json

ROOT = Path(__file__).parents[3]
SEED = ROOT / "seeds" / "belarus-potash-sanctions" / "bundle.yaml"
DRAFTING = [parent / "shared" / "drafting" / "dev" for parent in ROOT.parents]
FIGURES = {
    "bank-fraud-sfax": 2,
    "cup-final-brothers": 17,
    "dam-talks-khartoum": 5,
    "ferry-inquiry": 14,
    "flood-wadi-villages": 2,
    "kenya-rate-cut": 17,
}
"""For each article, how many of its pointers have words that occur in several places."""


def checked(path: Path, data: Any) -> Checked:
    """Check a bundle that is beside its text."""
    return check_bundle(as_json(data), file=path.name, read_text=lambda name: (path.parent / name).read_text("utf-8"))


def in_long_form(text: str, name: str) -> Any:
    """Return the data of a bundle in the long form."""
    return expand_bundle(read_source(text, name).data).data


def without_places(data: Any) -> Any:
    """Return a bundle whose pointers have nothing but their words."""
    for item in [*data["quotes"], *data["claims"]]:
        for pointer in [item.get("cue"), *(link.get("words") for link in item["chain"])]:
            for name in ("prefix", "suffix", "occurrence"):
                (pointer or {}).pop(name, None)
    return data


def pointers(bundle: Checked) -> list[AnchoredSpan]:
    """Return the places of all pointers of a bundle."""
    quotes = bundle.reading.quotes
    chains = [quote.chain for quote in quotes] + [claim.chain for claim in bundle.reading.claims]
    spans = [quote.cue for quote in quotes] + [link.span for chain in chains for link in chain]
    return [span for span in spans if span]


def assert_same_places(path: Path, count: int) -> None:
    """Compare the places of the pointers with those of the same words alone, of which so many occur in several places."""
    text = path.read_text("utf-8")
    marked = checked(path, in_long_form(text, path.name))
    found = checked(path, without_places(in_long_form(text, path.name)))
    assert pointers(found) == pointers(marked)
    assert sum(chosen.path[-1] == "exact" for chosen in found.chosen) == count
    assert [each.code for each in found.warnings if each.code == "PLACE_DOUBTFUL"] == []


def test_every_pointer_of_the_seed_is_where_its_editor_marked_it() -> None:
    assert_same_places(SEED, 33)


@pytest.mark.parametrize("name", FIGURES)
def test_every_pointer_of_other_articles_is_where_their_editors_marked_it(name: str) -> None:
    path = next((found for folder in DRAFTING if (found := folder / name / "bundle.yaml").exists()), None)
    if path is None:
        pytest.skip("the articles for drafting are not on this machine")
    assert_same_places(path, FIGURES[name])
