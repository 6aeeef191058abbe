"""Published catalogues: checked when they come, kept for ever, so that old lists replay."""
