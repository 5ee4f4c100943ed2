"""So many of a kind in so long, counted in memory: a restart forgets them, which is soon enough made up for."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address


class RateLimit:
    """At most ``most`` in ``seconds`` for each key. Usable from several threads; holds the latest ten thousand keys."""

    _KEYS = 10_000

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._times: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def allows(self, key: str) -> bool:
        """Counts one more, unless that is one too many."""
        now = self._clock()
        with self._lock:
            times = self._times.setdefault(key, deque())
            self._times.move_to_end(key)
            while times and times[0] <= now - self._seconds:
                times.popleft()
            if len(self._times) > self._KEYS:
                self._times.popitem(last=False)
            if len(times) >= self._most:
                return False
            times.append(now)
            return True


def client_key(host: str) -> str:
    """Who asks: an address; of IPv6 the network of 64 bits that one household has."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(IPv6Address(int(address) >> 64 << 64))
    return str(address)
