"""Widgets: each a view of the thread by post indexes; they post requests and never talk to one another."""
