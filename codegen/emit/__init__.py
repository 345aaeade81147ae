"""C from the layout model: names, conditions, ready-to-print views, and the templates that lay them out."""
