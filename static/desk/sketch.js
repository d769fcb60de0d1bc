// A small picture of an image file, as a data: address, for as long as the library has none yet.

const WIDEST = 320 // pixels, as the library's smallest

export const sketch = async (file) => {
  try {
    const image = await createImageBitmap(file)
    const scale = Math.min(1, WIDEST / image.width)
    const canvas = document.createElement("canvas")
    canvas.width = Math.max(1, Math.round(image.width * scale))
    canvas.height = Math.max(1, Math.round(image.height * scale))
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
    return canvas.toDataURL("image/jpeg", 0.8)
  } catch {
    return "" // a format that the library reads and this browser does not
  }
}
