"""Small painted widgets that every pane is made of."""
