"""A client of openapi-generator: it writes the offset of an instant as +0000."""

import os
from datetime import UTC, datetime

from openapi_client import ApiClient, ArticlesApi, Configuration, QuoteKind, QuotesApi
from said import say

with ApiClient(Configuration(host=os.environ["SERVICE"])) as client:
    since = ArticlesApi(client).list_articles(published_from=datetime(2025, 1, 1, tzinfo=UTC), total_count=True)
    assert since.total_count, since
    page = QuotesApi(client).list_quotes(kind=[QuoteKind.DIRECT, QuoteKind.PARTIAL], first=2, total_count=True)
say(page.total_count, [(quote.speaker.name if quote.speaker else None, quote.text) for quote in page.nodes])
