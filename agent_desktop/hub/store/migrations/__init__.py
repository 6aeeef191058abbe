"""The hub's schema, step by step. Shipped in the wheel and run when a hub opens its folder."""

HEAD = "0002"
