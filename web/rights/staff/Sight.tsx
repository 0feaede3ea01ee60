import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Pick, TextBox } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useBar, useProtect, useSight, useUnbar, type Sight } from '../queries.ts'
import { faultWords } from './words.ts'
import { sightWords } from './words/sight.ts'

/** On the page of a person: who may see what is held, and whom they barred by a word. */
export function SightOf({ person }: { person: string }) {
  const t = useWords(sightWords)
  const f = useFormat()
  const say = useDone()
  const may = useMay()('rights.bar')
  const sight = useSight(person, may)
  const unbar = useUnbar()
  const [barring, setBarring] = useState<string[]>()
  const [protecting, setProtecting] = useState(false)
  if (!may) return null
  const lift = (bar: string) =>
    void unbar.mutateAsync({ params: { id: person, bar }, body: { id: mint() } }).then(() => say(t('done')))
  return (
    <section>
      <h2 className="with-act">
        {t('title')}
        <Button size="small" onClick={() => setBarring([])}>
          {t('add')}
        </Button>
        <Button size="small" danger onClick={() => setProtecting(true)}>
          {t('protect')}
        </Button>
      </h2>
      <p className="none">{t('note')}</p>
      <Answering of={sight} lines={2}>
        {({ links, words }) => (
          <ul className="quiet-list">
            {links.length + words.length === 0 && <li className="none">{t('none')}</li>}
            {links.map((l) => {
              const who = `${t(l.as)} ${l.shown}`
              return (
                <li key={l.account}>
                  <b>{who}</b>
                  {l.bar && l.since && <span>{t('barredSince', { day: f.fullDate(l.since) })}</span>}
                  {l.bar ? (
                    <Button size="small" type="link" aria-label={t('liftOf', { who })} onClick={() => lift(l.bar!)}>
                      {t('lift')}
                    </Button>
                  ) : (
                    l.as !== 'self' && (
                      <Button
                        size="small"
                        type="link"
                        aria-label={t('barOf', { who })}
                        onClick={() => setBarring([l.account])}
                      >
                        {t('bar')}
                      </Button>
                    )
                  )}
                </li>
              )
            })}
            {words.map((w) => (
              <li key={w.id}>
                <b>{w.said}</b>
                <span>{t('barredSince', { day: f.fullDate(w.since) })}</span>
                <Button size="small" type="link" aria-label={t('liftOf', { who: w.said })} onClick={() => lift(w.id)}>
                  {t('lift')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Answering>
      {barring && <Bar person={person} accounts={barring} onClose={() => setBarring(undefined)} />}
      {protecting && <Protect person={person} links={sight.data?.links ?? []} onClose={() => setProtecting(false)} />}
    </section>
  )
}

function Bar({ person, accounts, onClose }: { person: string; accounts: string[]; onClose: () => void }) {
  const t = useWords(sightWords)
  const say = useDone()
  const bar = useBar()
  const [id] = useState(mint)
  const form = useForm({
    start: { said: '' },
    words: faultWords,
    check: (v) => (v.said.trim().length < 2 ? [{ path: 'said', code: 'reason' }] : []),
  })
  return (
    <FormDialog
      title={t('barTitle')}
      note={t('note')}
      form={form}
      okText={t('bar')}
      onClose={onClose}
      onSent={() => say(t('done'))}
      onSend={(v) => bar.mutateAsync({ params: { id: person }, body: { id, accounts, said: v.said.trim() } })}
    >
      <TextBox form={form} name="said" label={t('barSaid')} hint={t('barSaidHint')} maxLength={100} first />
    </FormDialog>
  )
}

interface Draft {
  accounts: string[]
  said: string
  why: string
}

function Protect({ person, links, onClose }: { person: string; links: Sight['links']; onClose: () => void }) {
  const t = useWords(sightWords)
  const say = useDone()
  const protect = useProtect()
  const [id] = useState(mint)
  const form = useForm<Draft>({
    start: { accounts: [], said: '', why: '' },
    words: faultWords,
    check: (v) =>
      (['said', 'why'] as const).flatMap((path) => (v[path].trim().length < 2 ? [{ path, code: 'reason' }] : [])),
  })
  return (
    <FormDialog
      title={t('protectTitle')}
      note={t('protectNote')}
      form={form}
      okText={t('protect')}
      danger
      onClose={onClose}
      onSent={() => say(t('begun'))}
      onSend={(v) =>
        protect.mutateAsync({
          params: { id: person },
          body: { id, accounts: v.accounts, said: v.said.trim(), why: v.why.trim() },
        })
      }
    >
      <Pick
        form={form}
        name="accounts"
        label={t('named')}
        optional
        many
        options={links.filter((l) => !l.bar).map((l) => ({ value: l.account, label: `${t(l.as)} ${l.shown}` }))}
      />
      <TextBox form={form} name="said" label={t('said')} maxLength={2000} rows={4} />
      <TextBox form={form} name="why" label={t('why')} maxLength={200} rows={2} />
    </FormDialog>
  )
}
