/** Voice and pictures of one act; they live as long as its page, then in its letter. */
import { useState } from 'react'
import type { VoiceNoteFile } from '../../kit/media/voice.ts'

export function useMedia() {
  const [photos, setPhotos] = useState<Blob[]>([])
  const [voice, setVoice] = useState<VoiceNoteFile>()
  const blobs = [...(voice ? [voice.blob] : []), ...photos]
  return { photos, setPhotos, voice, setVoice, blobs, any: blobs.length > 0 }
}

export type Media = ReturnType<typeof useMedia>
