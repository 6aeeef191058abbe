"""What desktop and hub say to each other."""
