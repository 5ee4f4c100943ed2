"""The pictures of a file as they may be shown: decoded with limits, left out where they only adorn the page, made
smaller, and encoded anew, so that nothing of the file that was dropped goes on to readers but what is to be seen.

What no codec of ours knows (SVG, EMF, a damaged file) is passed by: a bad picture costs itself.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from feeds.model import Picture

if TYPE_CHECKING:
    from PIL import Image

MOST = 120  # pictures of an issue
LONGEST_SIDE = 1280  # pixels: twice the width of an item's text
LARGEST = 80_000_000  # pixels of one picture, before anything is decoded: a good camera has 60 million
_ALL_PIXELS = 900_000_000  # decoded for one issue: some ten seconds
_SHORTEST_SIDE, _LONGER_SIDE = 90, 160  # pixels; icons and rules are smaller
_LONGEST_SHAPE = 6  # times as long as it is wide: a rule or a banner
_ADORNING = 3  # places at which one picture stands that make it an ornament
_EVEN = 12  # steps of brightness out of 256 that one colour has
_QUALITIES = (80, 65, 50)
_BYTES = 900_000  # WeChat takes no picture of a megabyte
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF")
# 图片 1, Picture 2, IMG_2034.jpg and "image": what programs fill in.
_NO_WORDS = re.compile(
    r"(?:图片|图像|picture|image|img|pic|photo|图)?[\s_\d.-]*(?:\.\w{3,4})?|.*\.(?:jpe?g|png|gif|bmp|webp)", re.I
)


class Gallery:
    """Pictures are taken in the order of the text and shown once all of the file has been read: only then is known
    which one is an ornament. Each is encoded once, however often it stands in the file."""

    def __init__(self) -> None:
        self._encoded: dict[str, tuple[Picture, bytes] | None] = {}
        self._keys: list[tuple[str, str]] = []
        self._pixels = 0

    def take(self, data: bytes, alt: str = "") -> int | None:
        """The picture's number among those of this file; None for what is none."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._encoded:
            self._encoded[digest] = None if self._is_full() else self._shown(data)
        return self._numbered(digest, alt_text(alt))

    def take_drawn(self, key: str, draw: Callable[[], Image.Image]) -> int | None:
        """As ``take``, for one that is drawn only if it has not been; ``key`` is the same for the same picture."""
        if key not in self._encoded:
            self._encoded[key] = None if self._is_full() else self._encoded_of(draw)
        return self._numbered(key, "")

    def shown(self) -> dict[int, tuple[Picture, bytes]]:
        """By their numbers. One that stands in two places, as on the cover and at its article, is shown at the last."""
        places = Counter(digest for digest, _alt in self._keys)
        last = {digest: number for number, (digest, _alt) in enumerate(self._keys)}
        found: dict[int, tuple[Picture, bytes]] = {}
        for number, (digest, alt) in enumerate(self._keys):
            encoded = self._encoded[digest]
            if encoded is not None and places[digest] < _ADORNING and last[digest] == number:
                picture, data = encoded
                found[number] = Picture(picture.sha256, picture.media_type, picture.width, picture.height, alt), data
        return found

    def _is_full(self) -> bool:
        return sum(one is not None for one in self._encoded.values()) >= MOST

    def _numbered(self, key: str, alt: str) -> int | None:
        if self._encoded[key] is None:
            return None
        self._keys.append((key, alt))
        return len(self._keys) - 1

    def _shown(self, data: bytes) -> tuple[Picture, bytes] | None:
        from PIL import Image

        def opened() -> Image.Image:
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
            # A JPEG is decoded at an eighth to the whole of its size.
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            return image

        return self._encoded_of(opened)

    def _encoded_of(self, draw: Callable[[], Image.Image]) -> tuple[Picture, bytes] | None:
        try:
            with draw() as image:
                pixels = image.width * image.height
                if pixels > LARGEST or is_ornament(image.width, image.height):
                    return None
                self._pixels += pixels
                return encoded(image) if self._pixels <= _ALL_PIXELS else None
        except MemoryError:
            raise
        except Exception:
            # Codecs raise OSError, ValueError, SyntaxError, struct.error, IndexError, and their own warnings.
            return None


def is_ornament(width: float, height: float) -> bool:
    """Whether a picture of so many pixels is too small or too long to be looked at."""
    shorter, longer = sorted((width, height))
    return shorter < _SHORTEST_SIDE or longer < _LONGER_SIDE or longer > _LONGEST_SHAPE * shorter


def alt_text(text: str) -> str:
    """What a file says of a picture, if these are words."""
    text = " ".join(text.split())
    return "" if _NO_WORDS.fullmatch(text) else text[:200]


def encoded(image: Image.Image) -> tuple[Picture, bytes] | None:
    """The picture as it is shown, and its bytes; None for one of a single colour."""
    from PIL import ImageOps

    image = _opaque(ImageOps.exif_transpose(image))
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    grey = image.convert("L")
    grey.thumbnail((64, 64))
    darkest, brightest = grey.getextrema()
    if brightest - darkest < _EVEN:  # type: ignore[operator]
        return None
    media_type, data = _as_png(image) or ("image/jpeg", _as_jpeg(image))
    return Picture(hashlib.sha256(data).hexdigest(), media_type, image.width, image.height), data


def _opaque(image: Image.Image) -> Image.Image:
    """In colours of a screen, on white where it can be seen through."""
    from PIL import Image

    if image.mode in ("RGB", "L"):
        return image
    if image.mode in ("LA", "PA", "RGBA", "P", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        return white
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image.convert("RGB")


def _as_png(image: Image.Image) -> tuple[str, bytes] | None:
    """A drawing of few colours, which JPEG would blur; None for a photograph."""
    if image.getcolors(256) is None:
        return None
    data = io.BytesIO()
    image.convert("RGB").quantize(256).save(data, "PNG", optimize=True)
    return ("image/png", data.getvalue()) if data.tell() <= _BYTES else None


def _as_jpeg(image: Image.Image) -> bytes:
    for quality in _QUALITIES:
        data = io.BytesIO()
        image.save(data, "JPEG", quality=quality)
        if data.tell() <= _BYTES:
            break
    return data.getvalue()
