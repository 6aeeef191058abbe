"""The least code that does the same work: what the program's figures are compared with."""
