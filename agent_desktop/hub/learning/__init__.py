"""Learning: which answers teach what, the worker that learns, and the model that is in force."""
