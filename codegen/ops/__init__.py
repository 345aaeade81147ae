"""The command `ops`: statements and vectors in, a table of every op out. Needs nothing that makes either."""
