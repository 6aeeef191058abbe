"""Keeps each customer's context up to date with their journey, shortly after the events came."""
