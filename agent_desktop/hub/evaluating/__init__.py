"""`hub evaluate`: reading outcomes from a file, and the report on them."""
