/** Pictures and the voice note of the report in hand, kept on this device until it is sent. */
import { useEffect, useState } from 'react'
import { keepBlob, keptBlob } from '../../kit/media/kept.ts'
import type { VoiceNoteFile } from '../../kit/media/voice.ts'
import { changeDraft, reportDraft } from './store.ts'

export interface Media {
  photos: Blob[]
  voice: VoiceNoteFile | undefined
}

async function stored(): Promise<Media> {
  const { photos, voice } = reportDraft()
  const blobs = await Promise.all(photos.map(keptBlob))
  const spoken = voice && (await keptBlob(voice.name))
  return {
    photos: blobs.filter((b) => b !== undefined),
    voice: spoken && voice ? { blob: spoken, seconds: voice.seconds } : undefined,
  }
}

/** @param changed called when there is something new to look at */
export function useDraftMedia(changed: () => void) {
  const [media, setMedia] = useState<Media>({ photos: [], voice: undefined })
  useEffect(() => {
    void stored().then(setMedia)
  }, [])
  const setPhotos = (photos: Blob[]) => {
    setMedia((old) => ({ ...old, photos }))
    void Promise.all(photos.map(keepBlob)).then((names) => {
      changeDraft({ photos: names })
      changed()
    })
  }
  const setVoice = (voice: VoiceNoteFile | undefined) => {
    setMedia((old) => ({ ...old, voice }))
    if (!voice) return void changeDraft({ voice: undefined })
    void keepBlob(voice.blob).then((name) => {
      changeDraft({ voice: { name, seconds: voice.seconds } })
      changed()
    })
  }
  return { ...media, setPhotos, setVoice }
}

/** In the order in which they are sent: the voice first. */
export async function draftFiles(): Promise<Blob[]> {
  const { photos, voice } = await stored()
  return [...(voice ? [voice.blob] : []), ...photos]
}
