"""From a context and a catalogue to a ranked list with reasons.

Pure, and the same on hub and desktop.
"""
