"""The command line and the web application: the one place that wires feeds and notifier together."""

__version__ = "0.1.0"
