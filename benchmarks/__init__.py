"""What is claimed about speed, each with its floor in the same run: `make bench ONLY=NAME`."""
