"""Seeded customers, journeys and calls to try the program on."""
