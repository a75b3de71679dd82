"""Draft every article of a folder by rules: ``python -m benchmarks.drafting ARTICLES OUT`` writes OUT/NAME.json."""

import json
import sys
import time
from datetime import datetime
from pathlib import Path

import yaml

from benchmarks.drafting.plain_draft import plain_draft
from editorial.draft.raw_article import RawArticle
from editorial.drafting.rules import draft_by_rules


def raw_article(folder: Path) -> RawArticle:
    """Return the article of a folder with what its bundle says of its publication, and nothing else of the bundle."""
    article = yaml.safe_load((folder / "bundle.yaml").read_text("utf-8"))["article"]
    body = (folder / article.get("body_file", "article.txt")).read_text("utf-8")
    published_at = article.get("published_at")
    instant = datetime.fromisoformat(str(published_at)) if published_at else None
    return RawArticle(body, article["language"], instant, article.get("timezone"))


def main(articles: Path, out: Path) -> None:
    """Write a draft of each article and print how long that took."""
    out.mkdir(parents=True, exist_ok=True)
    folders = sorted(path.parent for path in articles.glob("*/bundle.yaml"))
    given = [raw_article(folder) for folder in folders]
    begun = time.perf_counter()
    drafts = [draft_by_rules(each) for each in given]
    took = time.perf_counter() - begun
    for folder, article, draft in zip(folders, given, drafts, strict=True):
        text = json.dumps(plain_draft(draft, article.body), ensure_ascii=False, indent=1)
        (out / f"{folder.name}.json").write_text(text, "utf-8")
    print(f"{len(given)} articles, {1000 * took / max(1, len(given)):.1f} ms each", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
