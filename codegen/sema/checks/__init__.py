"""Checks on resolved schemas, one file per family of rules."""
