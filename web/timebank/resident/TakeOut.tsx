import { useState } from 'react'
import { journalApi } from '../../../domain/timebank/journal-api.ts'
import { callFile } from '../../kit/client.ts'
import { saveFile } from '../../kit/save.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

/** An account of one's own as a file. */
export function TakeOut({ person }: { person: string }) {
  const t = useWords(words)
  const [error, setError] = useState<unknown>()
  const save = () => {
    setError(undefined)
    callFile(journalApi.ownJournal, { params: { person } })
      .then(({ file, name }) => saveFile(file, name ?? 'linli.journal'))
      .catch(setError)
  }
  return (
    <>
      <Btn icon="save" onClick={save}>
        {t('takeOut')}
      </Btn>
      {error !== undefined && <ErrorState error={error} retry={save} />}
    </>
  )
}
