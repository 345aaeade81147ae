"""Resolved schemas to layouts: the only stage that adds sizes."""
