"""Events from the tracking libraries that teams already run: Segment's API, and CloudEvents."""
