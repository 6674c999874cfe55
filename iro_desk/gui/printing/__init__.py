"""Printing: what a screen may ask of the printers, and the press that alone reaches one."""
