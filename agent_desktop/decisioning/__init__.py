"""From a context and a catalogue to a ranked list with reasons: pure, the same on hub and desktop."""
