"""Names that vulture cannot see in use, each with who uses it."""
