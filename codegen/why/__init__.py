"""A verdict and, if there are any, the bytes it was given for in; the field, the rule and the failing byte out."""
