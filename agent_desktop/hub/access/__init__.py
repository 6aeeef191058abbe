"""Who may ask what: tokens, and the one table of routes and roles."""
