"""The terminal interface. The only part of the program that imports textual and rich."""
