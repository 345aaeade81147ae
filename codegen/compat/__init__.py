"""Two statements in, what their difference does to each op out."""
