/** Reads QR codes from the camera, on this device alone: no picture is kept or sent. */
import { decodeQR } from 'qr/decode.js'

/** Milliseconds from one look to the next. */
const pause = 200
/** Pixels of the longer side: more says no more, and takes a cheap phone too long. */
const side = 640

/** @returns what stands in a picture, undefined where nothing can be read */
function readIn(image: ImageData): string | undefined {
  try {
    return decodeQR(image)
  } catch {
    return undefined
  }
}

/**
 * Shows the camera and tells what it sees, the same once until it is out of sight.
 * @returns how to stop
 * @throws when there is no camera, or it is not allowed
 */
export async function startScanning(video: HTMLVideoElement, onRead: (text: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: side } },
  })
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  let last: string | undefined
  const look = () => {
    const { videoWidth, videoHeight } = video
    if (videoWidth === 0 || document.visibilityState !== 'visible') return
    const scale = Math.min(1, side / Math.max(videoWidth, videoHeight))
    canvas.width = Math.round(videoWidth * scale)
    canvas.height = Math.round(videoHeight * scale)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    const text = readIn(context.getImageData(0, 0, canvas.width, canvas.height))
    if (text !== undefined && text !== last) onRead(text)
    last = text
  }
  const timer = setInterval(look, pause)
  const stop = () => {
    clearInterval(timer)
    for (const track of stream.getTracks()) track.stop()
  }
  video.srcObject = stream
  // Taken off the page meanwhile: whoever took it stops it.
  await video.play().catch(() => undefined)
  return stop
}
