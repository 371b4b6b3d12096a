"""Forum pages in HTML: one engine and a small profile for each forum software.

Nothing is imported here: readers of text use the dates and phrases of this room without waiting for the engine.
"""
