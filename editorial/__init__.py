"""What an editor knows: text, spans, names, dates, chains, bundles. Pure: no input or output, imports nothing of ours."""
