"""Diagnostics: the catalogue of everything a schema can be told, and the collector that prints it."""
