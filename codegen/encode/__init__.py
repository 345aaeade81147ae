"""Fields by name in, the bytes of a message out, from the statements alone."""
