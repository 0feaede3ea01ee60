import { Button, Input } from 'antd'
import { useState } from 'react'
import { exchangeApi } from '../../../domain/volunteers/exchange-api.ts'
import { entriesIn, type ExchangeForm } from '../../../domain/volunteers/exchange.ts'
import { useMay, useRoot } from '../../accounts/queries.ts'
import { callFile } from '../../kit/client.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { useAct, useRead } from '../../kit/query.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { TextBox } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { useOnce } from '../../kit/staff/once.ts'
import { usePlace } from '../../kit/staff/place.ts'
import { TakeOut } from '../../kit/staff/TakeOut.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { exchangeFaults, exchangeWords as words } from '../exchange-words.ts'
import './volunteers.css'
import { words as listWords } from './words.ts'

/** Hours on their way to another system, and what came back. */
export function Exchange() {
  const t = useWords(words)
  const list = useWords(listWords)
  const none = <p className="none">{t('none')}</p>
  return (
    <>
      <Crumbs label={list('crumbs')} crumbs={[{ name: list('title'), to: '/volunteers' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')} />
      <Answering of={useRead(exchangeApi.forms, {})} empty={({ items }) => items.every((f) => f.closed) && none}>
        {({ items }) => items.filter((f) => !f.closed).map((f) => <System key={`${f.code} ${f.from}`} of={f} />)}
      </Answering>
    </>
  )
}

function System({ of }: { of: ExchangeForm }) {
  const t = useWords(words)
  const lang = useLanguage()
  const may = useMay()('volunteers.keep')
  const root = useRoot()
  const [place, choose] = usePlace(root)
  const { today } = useOnce()
  const [from, setFrom] = useState(`${today.slice(0, 7)}-01`)
  const [to, setTo] = useState(today)
  const [pasting, setPasting] = useState(false)
  const day = (name: string, label: string, value: string, set: (day: string) => void) => (
    <div className="field">
      <label htmlFor={`${of.code}-${name}`}>{label}</label>
      <Input id={`${of.code}-${name}`} type="date" value={value} onChange={(e) => set(e.target.value)} />
    </div>
  )
  return (
    <section>
      <h2>{of.name[lang]}</h2>
      <Facts
        wide
        rows={[
          [t('columns'), of.columns.map((c) => c.head).join(lang === 'zh' ? '、' : ', ')],
          [t('ground'), of.ground],
        ]}
      />
      {may && (
        <div className="vol-bar">
          <div className="field">
            <label htmlFor={`${of.code}-place`}>{t('place')}</label>
            <PlaceSelect id={`${of.code}-place`} root={root} value={place} onChange={(path) => choose(path ?? root)} />
          </div>
          {day('from', t('from'), from, setFrom)}
          {day('to', t('to'), to, setTo)}
          <TakeOut
            label={t('out')}
            note={t('fileNote')}
            send={(asked) =>
              callFile(exchangeApi.sendOut, {
                params: { code: of.code },
                body: { ...asked, under: place, first: from, last: to },
              })
            }
          />
          <Button onClick={() => setPasting(true)}>{t('back')}</Button>
        </div>
      )}
      {pasting && <Paste system={of.code} onClose={() => setPasting(false)} />}
    </section>
  )
}

function Paste({ system, onClose }: { system: string; onClose: () => void }) {
  const t = useWords(words)
  const send = useAct(exchangeApi.takeBack, { changes: [exchangeApi.elsewhere] })
  const { id } = useOnce()
  const form = useForm({
    start: { lines: '' },
    words: exchangeFaults,
    check: (v) => (entriesIn(v.lines).lines.length > 0 ? [] : [{ path: 'lines', code: 'lines' }]),
  })
  const { lines, unread } = entriesIn(form.values.lines)
  const done = send.data
  return (
    <FormDialog
      title={t('back')}
      note={t('backNote')}
      form={form}
      okText={t('back')}
      onClose={onClose}
      onSend={async () => send.mutateAsync({ params: { code: system }, body: { id, lines: lines.slice(0, 500) } })}
      onSent={() => undefined}
    >
      <TextBox form={form} name="lines" label={t('lines')} rows={8} />
      {unread.length > 0 && <p className="small">{t('unread', { n: unread.length })}</p>}
      {lines.length > 500 && <p className="small">{t('tooMany')}</p>}
      {done && (
        <p role="status">
          {t('marked', done)}
          {done.unknown.length > 0 && ` · ${t('unknown', { n: done.unknown.length })}`}
        </p>
      )}
    </FormDialog>
  )
}
