"""Where people find this installation, and what it may reach itself."""

import os

# Mail leads there, which no request tells the address of.
SEED_ADDRESS = os.environ.get("SEED_ADDRESS", "")
SEED_WEBHOOKS_PRIVATE = os.environ.get("SEED_WEBHOOKS_PRIVATE", "")
SEED_WEBHOOKS_PORTS = os.environ.get("SEED_WEBHOOKS_PORTS", "")
SEED_PLANTUML_SERVER = os.environ.get("SEED_PLANTUML_SERVER", "")
