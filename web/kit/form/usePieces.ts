/** Pictures, voice and signature beside a form: they stay as its draft does, where the shell has a place for them. */
import { useEffect, useRef, useState } from 'react'
import type { VoiceNoteFile } from '../media/voice.ts'
import { keepPieces, piecesOf, type Piece } from './draft.ts'

export interface Pieces {
  photos: Blob[]
  voice: VoiceNoteFile | undefined
  signature: Blob | undefined
  setPhotos: (photos: Blob[]) => void
  setVoice: (voice: VoiceNoteFile | undefined) => void
  setSignature: (signature: Blob | undefined) => void
  /** Voice, pictures, signature: in the order in which they are sent. */
  blobs: Blob[]
  any: boolean
}

const order = ['voice', 'photo', 'signature'] as const

/** @param draft name of the form's draft; none: they live as long as the page */
export function usePieces(draft: string | undefined): Pieces {
  const [all, setAll] = useState<readonly Piece[]>([])
  const touched = useRef(false)
  useEffect(() => {
    if (draft === undefined) return
    // What was taken on this page meanwhile is newer.
    void piecesOf(draft, Date.now()).then((kept) => {
      if (!touched.current && kept.length > 0) setAll(kept)
    })
  }, [draft])
  const replace = (part: Piece['part'], now: readonly Omit<Piece, 'part'>[]) => {
    touched.current = true
    const next = [...all.filter((p) => p.part !== part), ...now.map((p) => ({ part, ...p }))]
    setAll(next)
    if (draft !== undefined) keepPieces(draft, next, Date.now())
  }
  const of = (part: Piece['part']) => all.filter((p) => p.part === part)
  const [voice] = of('voice')
  const blobs = order.flatMap((part) => of(part).map((p) => p.blob))
  return {
    photos: of('photo').map((p) => p.blob),
    voice: voice && { blob: voice.blob, seconds: voice.seconds ?? 0 },
    signature: of('signature')[0]?.blob,
    setPhotos: (photos) =>
      replace(
        'photo',
        photos.map((blob) => ({ blob })),
      ),
    setVoice: (note) => replace('voice', note ? [note] : []),
    setSignature: (blob) => replace('signature', blob ? [{ blob }] : []),
    blobs,
    any: blobs.length > 0,
  }
}
