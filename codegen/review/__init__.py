"""Two sides of a change in, one page out that says what it does to bytes, to C code and to those who must rebuild."""
