"""``isnad completion``: the script with which bash, zsh or fish completes commands, options, keys and slugs."""

from typing import Annotated, Literal

from cyclopts import Parameter

from service.cli.cli import app
from service.cli.console import Exit, say

Shell = Literal["bash", "zsh", "fish"]


def completion(
    shell: Annotated[Shell, Parameter(help="The shell that completes.")],
    /,
    *,
    install: Annotated[
        bool, Parameter(negative=(), help="Write the script to the folder where the shell looks for it.")
    ] = False,
) -> int:
    """Print the script that makes a shell complete what you type after `isnad`, keys and slugs too."""
    if not install:
        say(app.generate_completion(shell=shell).rstrip())
        return Exit.DONE
    path = app.install_completion(shell=shell, add_to_startup=False)
    say(f"{path}: takes effect in the next shell")
    return Exit.DONE
