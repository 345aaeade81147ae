"""Text to syntax tree and back: tokens, parser, printer. Knows no meaning."""
