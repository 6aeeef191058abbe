"""What the words of a call centre mean: pure values and rules, no input or output.

All times are integers: milliseconds since the Unix epoch, UTC.
"""
