"""Agent Desktop: who is calling, their whole journey, and what to say next."""

__version__ = "0.1.0"
