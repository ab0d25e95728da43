"""SEED Workbench: design a service before anyone codes it."""
