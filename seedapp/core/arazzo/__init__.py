"""From a design to one Arazzo document: each interaction a workflow, its messages the steps."""

from .document import VERSION, Arazzo, NoWorkflow, arazzo

__all__ = ["VERSION", "Arazzo", "NoWorkflow", "arazzo"]
