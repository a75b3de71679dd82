"""The settings of an environment that has only the variables of a test."""

import os
from unittest.mock import patch

from service.environment import load_settings
from service.settings import Settings


def settings_in(**environ: str) -> Settings:
    """Return the settings that the service would load; raises SettingsInvalid."""
    with patch.dict(os.environ, environ, clear=True):
        return load_settings()
