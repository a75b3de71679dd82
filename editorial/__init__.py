"""What an editor knows: text, spans, names, dates, chains, bundles. Pure: no I/O, no import from other floors."""
