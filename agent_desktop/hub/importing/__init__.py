"""Files of events into the hub: the same pipeline as over HTTP, in large pieces."""
