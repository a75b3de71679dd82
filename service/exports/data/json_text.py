"""JSON texts that can stand in a ``script`` element of an HTML page as they are."""

import orjson


def json_text(document: object) -> bytes:
    """Return a document as JSON in UTF-8 without a ``<``.

    A ``<`` stands in strings only and is written ``\\u003c``, which every reader of JSON takes for the same. So no text of an
    article can end the element that it is put into (``</script>``), or begin a comment there (``<!--``), as JSON-LD 1.1, 7.2
    asks of those who embed it.
    """
    return orjson.dumps(document).replace(b"<", b"\\u003c")
