import { Button } from 'antd'
import { useState } from 'react'
import type { CityRowView } from '../../../../domain/requests/city-api.ts'
import { BringFile } from '../../../kit/staff/BringFile.tsx'
import { ErrorState } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { useRequestsChanged } from '../queries.ts'
import { cityWords } from '../words/city.ts'
import { Columns } from './Columns.tsx'
import { readCity, takeCity, type CityTable, type Uses } from './queries.ts'
import { Rows } from './Rows.tsx'

/** A table of the city's: read, looked at, taken. Nothing is entered before the second press. */
export function Bring({ place }: { place: string }) {
  const t = useWords(cityWords)
  const [table, setTable] = useState<CityTable>()
  return (
    <div className="city-bring">
      {table ? (
        <Table key={place} of={table} place={place} onAgain={() => setTable(undefined)} />
      ) : (
        <BringFile
          label={t('file')}
          hint={t('fileHint')}
          reading={t('reading')}
          accept=".xlsx,.xls,.csv"
          onFile={async (file) => setTable(await readCity(file))}
        />
      )}
    </div>
  )
}

interface Told {
  rows: readonly CityRowView[]
  done: boolean
}

function Table({ of, place, onAgain }: { of: CityTable; place: string; onAgain: () => void }) {
  const t = useWords(cityWords)
  const changed = useRequestsChanged()
  const [uses, setUses] = useState<Uses>({})
  const [told, setTold] = useState<Told>()
  const [at, setAt] = useState<number>()
  const [error, setError] = useState<unknown>()
  const go = async (trial: boolean) => {
    setError(undefined)
    try {
      setTold({ rows: await takeCity(of, { place, uses, trial }, setAt), done: !trial })
    } catch (thrown) {
      setError(thrown)
    } finally {
      setAt(undefined)
      if (!trial) changed()
    }
  }
  const busy = at !== undefined
  const count = told?.rows.filter((r) => r.verdict === 'new' || r.verdict === 'changed').length ?? 0
  return (
    <>
      {!told?.done && (
        <Columns
          of={of}
          uses={uses}
          onUse={(next) => {
            setUses(next)
            setTold(undefined)
          }}
        />
      )}
      {told && <Rows {...told} />}
      {error !== undefined && <ErrorState error={error} />}
      <p className="city-go">
        {!told && (
          <Button type="primary" loading={busy} onClick={() => void go(true)}>
            {busy ? t('looking', { n: at }) : t('look')}
          </Button>
        )}
        {told && !told.done && count > 0 && (
          <Button type="primary" loading={busy} onClick={() => void go(false)}>
            {busy ? t('taking', { n: at }) : t('take', { n: count })}
          </Button>
        )}
        <Button disabled={busy} onClick={onAgain}>
          {t('again')}
        </Button>
      </p>
    </>
  )
}
