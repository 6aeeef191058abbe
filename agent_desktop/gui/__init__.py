"""The only Qt: windows, models, delegates, one bridge, one owner of tasks."""
