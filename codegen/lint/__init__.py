"""Lint: what a careful reader of an ABI would ask, of schemas that the compiler accepts."""
