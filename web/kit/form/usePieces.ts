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
  // A picture is made small and a note is spoken while the page goes on: what comes late joins what is there by then.
  const latest = useRef<readonly Piece[]>(undefined)
  useEffect(() => {
    if (draft === undefined) return
    // What was taken on this page meanwhile is newer.
    void piecesOf(draft, Date.now()).then((kept) => {
      if (!latest.current && kept.length > 0) setAll((latest.current = kept))
    })
  }, [draft])
  const replace = (part: Piece['part'], now: readonly Omit<Piece, 'part'>[]) => {
    const others = (latest.current ?? []).filter((p) => p.part !== part)
    latest.current = [...others, ...now.map((p) => ({ part, ...p }))]
    setAll(latest.current)
    if (draft !== undefined) keepPieces(draft, latest.current, Date.now())
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
