"""Erasing a customer: from the hub at once, and from every desktop at its next contact."""
