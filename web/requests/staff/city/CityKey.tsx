import { Button } from 'antd'
import { useState } from 'react'
import { copyText } from '../../../kit/copy.ts'
import { mint } from '../../../kit/mint.ts'
import { useFormat } from '../../../kit/now.ts'
import { Facts } from '../../../kit/staff/Facts.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useForm } from '../../../kit/form/useForm.ts'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { Answering } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { keyWords } from '../words/city-key.ts'
import { useCityKey, useEndCityKey, useMakeCityKey, type MadeKey } from './queries.ts'

/** The city's own system in place of a table: whether it may send, in whose name, and a new key, shown once. */
export function CityKey({ place }: { place: string }) {
  const t = useWords(keyWords)
  const f = useFormat()
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<MadeKey>()
  const say = useDone()
  const end = useEndCityKey()
  const close = async (key: string) => {
    await end.mutateAsync({ params: { key }, body: { id: mint() } })
    setMade(undefined)
    say(t('ended'))
  }
  return (
    <details className="city-key">
      <summary>{t('title')}</summary>
      <p className="none">{t('note')}</p>
      <Answering of={useCityKey()} lines={2}>
        {({ now }) => (
          <>
            {now ? <p>{t('now', { by: now.by, place: now.place, day: f.fullDate(now.since) })}</p> : <p>{t('none')}</p>}
            <Button onClick={() => setMaking(true)}>{t(now ? 'renew' : 'make')}</Button>{' '}
            {now && (
              <Button type="text" danger loading={end.isPending} onClick={() => void close(now.id)}>
                {t('end')}
              </Button>
            )}
          </>
        )}
      </Answering>
      {made && <Made made={made} />}
      {making && <Make place={place} onMade={setMade} onClose={() => setMaking(false)} />}
    </details>
  )
}

function Made({ made }: { made: MadeKey }) {
  const t = useWords(keyWords)
  const say = useDone()
  const copy = async () => {
    await copyText(made.secret)
    say(t('copied'))
  }
  return (
    <div role="status">
      <p>{t('once')}</p>
      <Facts
        wide
        rows={[
          [t('key'), <code key="key">{made.id}</code>],
          [t('secret'), <code key="secret">{made.secret}</code>],
        ]}
      />
      <Button onClick={() => void copy()}>{t('copy')}</Button>
    </div>
  )
}

function Make({ place, onMade, onClose }: { place: string; onMade: (m: MadeKey) => void; onClose: () => void }) {
  const t = useWords(keyWords)
  const make = useMakeCityKey()
  const [id] = useState(mint)
  const form = useForm<Record<string, never>>({ start: {}, words: {}, check: () => [] })
  return (
    <FormDialog
      title={t('make')}
      note={t('makeNote')}
      form={form}
      okText={t('make')}
      onClose={onClose}
      onSend={async () => onMade(await make.mutateAsync({ body: { id, place } }))}
    >
      {null}
    </FormDialog>
  )
}
