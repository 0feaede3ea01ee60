import { useState } from 'react'
import { recordsApi } from '../../../domain/records/api.ts'
import { callBlob } from '../../kit/client.ts'
import { ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Sheet } from '../../kit/ui/Sheet.tsx'
import { useObjectUrl } from '../../kit/ui/Voice.tsx'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

/** Pictures and voice notes of a matter, fetched when they are looked at. */
export function FileLinks({ request, files }: { request: string; files: readonly string[] }) {
  const t = useWords(words)
  const [shown, setShown] = useState<number>()
  const [blob, setBlob] = useState<Blob>()
  const [error, setError] = useState<unknown>()
  const open = async (i: number) => {
    setShown(i)
    setBlob(undefined)
    setError(undefined)
    await callBlob(recordsApi.file, { params: { subject: request, sha256: files[i] } }).then(setBlob, setError)
  }
  return (
    <>
      <span className="media">
        {files.map((sha, i) => (
          <Btn key={sha} className="chip" icon="camera" onClick={() => void open(i)}>
            {t('openFile', { n: i + 1 })}
          </Btn>
        ))}
      </span>
      <Sheet
        title={shown === undefined ? '' : t('openFile', { n: shown + 1 })}
        open={shown !== undefined}
        onClose={() => setShown(undefined)}
      >
        {error !== undefined ? (
          <ErrorState error={error} />
        ) : blob ? (
          <Shown blob={blob} label={t('openFile', { n: (shown ?? 0) + 1 })} />
        ) : (
          <Skeleton />
        )}
      </Sheet>
    </>
  )
}

function Shown({ blob, label }: { blob: Blob; label: string }) {
  const url = useObjectUrl(blob)
  return blob.type.startsWith('audio/') ? (
    <audio controls src={url} aria-label={label} />
  ) : (
    <img className="card-picture" src={url} alt={label} />
  )
}
