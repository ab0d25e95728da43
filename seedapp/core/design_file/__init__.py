"""The design file: one YAML text that holds a whole design, read strictly and written in one order."""

from .dump import as_plain, dump
from .faults import DesignFileError, Fault
from .load import load
from .recognised import is_design_file

__all__ = ["DesignFileError", "Fault", "as_plain", "dump", "is_design_file", "load"]
