"""Pictures drawn for the tests: as many different ones as there are seeds."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageDraw


def drawn(width: int = 400, height: int = 300, seed: int = 1) -> Image.Image:
    """Of many colours, like a photograph."""
    across, down = (
        Image.linear_gradient("L").resize((width, height)),
        Image.radial_gradient("L").resize((width, height)),
    )
    image = Image.merge("RGB", (across, down, across.rotate(180)))
    ImageDraw.Draw(image).ellipse((10 * seed, 10, 10 * seed + height // 2, height // 2), fill=(20 * seed % 256, 90, 30))
    return image


def photo(width: int = 400, height: int = 300, seed: int = 1, form: str = "JPEG", **options: Any) -> bytes:
    data = io.BytesIO()
    drawn(width, height, seed).save(data, form, **options)
    return data.getvalue()


def chart(width: int = 400, height: int = 300) -> bytes:
    """A drawing of three colours."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for place, tall in enumerate((0.3, 0.8, 0.5)):
        left = 40 + place * width // 4
        draw.rectangle(
            (left, height - int(tall * height), left + width // 6, height - 10), fill=("navy", "red")[place % 2]
        )
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()
