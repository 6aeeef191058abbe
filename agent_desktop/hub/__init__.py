"""The service: ingestion, stitching, decisions, sync, tracking and review."""
