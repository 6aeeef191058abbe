"""How long nobody touched this computer, as the operating system says."""
