"""The journey pane: everything that happened to a customer, newest first."""
