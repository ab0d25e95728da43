"""The design file: one YAML text that holds a whole design, read strictly and written in one order."""

from .dump import as_plain, dump
from .faults import DesignFileError, Fault
from .load import load
from .nodes import YamlRefused
from .read_yaml import SIZE_LIMIT_BYTES, load_plain

__all__ = ["SIZE_LIMIT_BYTES", "DesignFileError", "Fault", "YamlRefused", "as_plain", "dump", "load", "load_plain"]
