"""The only Qt: windows, models, delegates."""
