"""What is shown while Textual is being loaded: the first posts, where they will stand and as they will look."""
