"""The parts of a bundle: what an editor may write, as models that check shapes and give the published JSON Schema."""
