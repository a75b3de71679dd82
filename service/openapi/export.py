"""Exports in OpenAPI: the media types other than JSON in which a resource is answered."""

from typing import Any

from schema.resource.resource import Resource
from service.exports.formats import CHARSET, Format, formats_of


def export_content(resource: Resource) -> dict[str, Any]:
    """Return the content of a resource's exports, by media type."""
    return {each.content_type.removesuffix(CHARSET): {"schema": _schema(each)} for each in formats_of(resource.name)}


def _schema(form: Format) -> dict[str, Any]:
    """Return the schema of an export as a JSON value: an object, or a text."""
    said = f"An export as {form.title}; also available by appending `.{form.suffix}` to the address."
    for each in form.parameters:
        said += f" It takes one more parameter, `{each.name}`. {each.description}"
    return {"type": "object" if form.media_type.endswith("json") else "string", "description": said}
