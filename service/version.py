"""The version of the installed package; it is named nowhere else."""

from importlib.metadata import version

VERSION = version("isnad")
