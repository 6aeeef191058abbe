"""Talking to the hub over HTTP. The only room that knows httpx."""
