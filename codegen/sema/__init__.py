"""Syntax trees to resolved schemas: names, numbers, types, rules. Knows no offset and no C."""
