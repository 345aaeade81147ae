"""The reference codec: what a layout means, byte by byte, and the test vectors that follow from it."""
