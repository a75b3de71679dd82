"""The version: that of the installed package, and the only one that is named anywhere."""

from importlib.metadata import version

VERSION = version("isnad")
