"""What to say next: the cards, what is held back and why, the answers, and taking them back."""
