"""Settings: what the variables of the environment mean."""

import pytest

from service.environment import names, origins
from service.settings import Settings
from tests.environment import settings_in


@pytest.mark.parametrize("name", names().values())
def test_an_empty_variable_is_like_one_that_is_not_set(name: str) -> None:
    assert settings_in(**{name: ""}) == settings_in()


def test_an_empty_variable_is_no_origin() -> None:
    environ = {"ISNAD_PORT": "", "ISNAD_HOST": "::1"}
    shown = {each.name: (each.value, each.origin) for each in origins(settings_in(**environ), environ)}
    assert shown["ISNAD_PORT"] == (str(Settings.model_fields["port"].default), "default")
    assert shown["ISNAD_HOST"] == ("::1", "environment")
