"""Writing pictures: a contact sheet as PNG."""
from PIL import Image


def save_sheet(images, columns, path, scale=2):
    """images (n, 3, h, w) in [0, 1] as a sheet of the given number of columns."""
    n, _, h, w = images.shape
    rows = (n + columns - 1) // columns
    sheet = Image.new("RGB", (columns * w, rows * h), "white")
    array = (images.clamp(0, 1) * 255 + 0.5).byte().permute(0, 2, 3, 1).numpy()
    for i in range(n):
        sheet.paste(Image.fromarray(array[i]), (i % columns * w, i // columns * h))
    sheet.resize((columns * w * scale, rows * h * scale), Image.NEAREST).save(path)
