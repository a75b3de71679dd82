"""JSON texts that can stand in a ``script`` element of an HTML page as they are."""

import orjson


def json_text(document: object) -> bytes:
    """Return a document as JSON in UTF-8 without a ``<``.

    A ``<`` occurs only in strings and is written ``\\u003c``, which every JSON parser reads as the same. So no text of
    an article can end the surrounding element (``</script>``) or begin a comment there (``<!--``), as JSON-LD 1.1, 7.2
    requires of embedded JSON-LD.
    """
    return orjson.dumps(document).replace(b"<", b"\\u003c")
