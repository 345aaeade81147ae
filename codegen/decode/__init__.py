"""Messages and verdicts in words, from the complete statements alone: bytes in, lines for a person out."""
