"""Items in, messages out: mail digests and WeChat articles. Imports feeds, never jianbao."""
