"""``python -m service`` is ``isnad``."""

from service.cli import main

main()
