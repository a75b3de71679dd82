"""A client of openapi-python-client: it repeats the parameter for each item of a list."""

import os

from isnad_client import Client
from isnad_client.api.quotes import list_quotes
from isnad_client.models import QuoteKind, QuotePage
from said import say

client = Client(base_url=os.environ["SERVICE"], raise_on_unexpected_status=True)
page = list_quotes.sync(client=client, kind=[QuoteKind.DIRECT, QuoteKind.PARTIAL], first=2, total_count=True)
assert isinstance(page, QuotePage), page
say(page.total_count, [(quote.speaker.name if quote.speaker else None, quote.text) for quote in page.nodes])
