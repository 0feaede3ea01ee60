import { Button } from 'antd'
import { useState } from 'react'
import type { BoundKind } from '../../domain/demands/settings.ts'
import type { DemandAsked } from '../../domain/demands/schema.ts'
import { useMay } from '../accounts/queries.ts'
import { useFormat } from '../kit/now.ts'
import { Link } from '../kit/router.tsx'
import { State } from '../kit/ui/State.tsx'
import { useWords } from '../kit/words.ts'
import { AskFor } from './AskFor.tsx'
import { useStanding } from './queries.ts'
import { admissionWords } from './words.ts'

export interface AdmissionProps {
  kind: BoundKind
  code: string
  place: string
  title: string
  send: (body: DemandAsked & { id: string }) => Promise<unknown>
}

/** Whether something is admitted at a place, as the server will judge it, and the way to ask for it. */
export function Admission({ kind, code, place, title, send }: AdmissionProps) {
  const t = useWords(admissionWords)
  const f = useFormat()
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const { data } = useStanding({ kind, code, place })
  if (!data) return null
  if (data.by) {
    return (
      <p className="admission">
        <State tone="good">
          <Link to={`/demands/${data.by.id}`}>{t('by', { title: data.by.title })}</Link>
        </State>{' '}
        {data.by.until && t('until', { day: f.fullDate(data.by.until) })}
      </p>
    )
  }
  if (!data.needed) return null
  return (
    <div className="admission">
      <State tone={data.waits ? 'ask' : 'soon'}>{t(data.waits ? 'waits' : 'needed')}</State>{' '}
      {data.waits && <Link to={`/demands/${data.waits.id}`}>{t('see')}</Link>}
      {!data.waits && may('demands.ask') && <Button onClick={() => setAsking(true)}>{t('ask')}</Button>}
      {asking && <AskFor title={title} places={[place]} send={send} onClose={() => setAsking(false)} />}
    </div>
  )
}
