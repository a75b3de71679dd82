"""``python -m service`` is ``isnad``."""

from service.cli.cli import main

main()
