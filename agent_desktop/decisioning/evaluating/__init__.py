"""How well a learner would have done on outcomes that were logged: tested first, then learnt.

Pure, but it imports numpy. docs/learning.md says what the figures mean.
"""
