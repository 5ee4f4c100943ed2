"""Issues in, items and feeds out. Never imports notifier or jianbao."""
