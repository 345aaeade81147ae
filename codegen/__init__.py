"""The libipc compiler: .ipc schemas in, C11, statements and vectors out."""
