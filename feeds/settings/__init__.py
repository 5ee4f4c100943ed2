"""config/*.yaml as typed settings."""
