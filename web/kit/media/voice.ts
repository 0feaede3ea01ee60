/** A voice note of at most sixty seconds, by the browser's own recorder. Nothing is sent anywhere from here. */

export const longestNote = 60_000

export const canRecord = (): boolean => typeof MediaRecorder !== 'undefined' && !!navigator.mediaDevices?.getUserMedia

export interface VoiceNoteFile {
  blob: Blob
  /** Whole seconds. */
  seconds: number
}

export interface Recording {
  stop: () => void
  /** Resolves when it was stopped, by hand or by the end of the minute. */
  done: Promise<VoiceNoteFile>
}

/** @throws when the person or the phone does not allow it */
export async function startRecording(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const type = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'].find((t) =>
    MediaRecorder.isTypeSupported(t),
  )
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 24_000, ...(type && { mimeType: type }) })
  const parts: Blob[] = []
  const began = Date.now()
  const stop = () => recorder.state !== 'inactive' && recorder.stop()
  const timer = setTimeout(stop, longestNote)
  recorder.addEventListener('dataavailable', (event) => parts.push(event.data))
  const done = new Promise<VoiceNoteFile>((give) => {
    recorder.addEventListener('stop', () => {
      clearTimeout(timer)
      for (const track of stream.getTracks()) track.stop()
      const seconds = Math.min(60, Math.max(1, Math.round((Date.now() - began) / 1000)))
      give({ blob: new Blob(parts, { type: (recorder.mimeType || 'audio/webm').split(';')[0]! }), seconds })
    })
  })
  recorder.start()
  return { stop, done }
}
