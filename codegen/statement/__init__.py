"""The statement `<schema>.abi.txt`: the layout model as a text that people review and later tools read back."""
