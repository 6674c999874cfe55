"""The printers of this computer, each asked in a process that knows one paper and ends with it."""

from iro_desk.app.printing.apart import ApartPrinters

__all__ = ["ApartPrinters"]
