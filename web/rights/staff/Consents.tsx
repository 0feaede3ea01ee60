import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Radios, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useConsents, useGive, useWithdraw, type Asked } from '../queries.ts'
import { faultWords, words } from './words.ts'

/** On the page of a person: what they are asked for and what they said last; taken back by a word to whoever hears it. */
export function Consents({ person }: { person: string }) {
  const t = useWords(words)
  const may = useMay()('rights.consent')
  const consents = useConsents(person, may)
  const [giving, setGiving] = useState<Asked>()
  const [taking, setTaking] = useState<Asked>()
  const lang = useLanguage()
  if (!may) return null
  return (
    <section>
      <h2>{t('consents')}</h2>
      <p className="none">{t('consentsNote')}</p>
      <Answering of={consents} lines={3}>
        {({ items }) => (
          <ul className="quiet-list">
            {items.map((a) => {
              const holds = a.consent !== null && a.consent.to === null
              const name = a.name[lang]
              return (
                <li key={a.purpose}>
                  <b>{name}</b>
                  <Said asked={a} />
                  {holds && (
                    <Button
                      size="small"
                      type="link"
                      aria-label={t('takeBackOf', { name })}
                      onClick={() => setTaking(a)}
                    >
                      {t('takeBack')}
                    </Button>
                  )}
                  {(!holds || a.outdated) && (
                    <Button size="small" type="link" aria-label={t('recordOf', { name })} onClick={() => setGiving(a)}>
                      {t('record')}
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
        )}
      </Answering>
      {giving && <Give person={person} asked={giving} onClose={() => setGiving(undefined)} />}
      {taking && <TakeBack person={person} asked={taking} onClose={() => setTaking(undefined)} />}
    </section>
  )
}

function Said({ asked: { consent, sensitive, outdated } }: { asked: Asked }) {
  const t = useWords(words)
  const f = useFormat()
  const lang = useLanguage()
  if (!consent) return <span className="none">{t('notAsked')}</span>
  if (consent.to !== null) return <span className="none">{t('withdrawn', { day: f.fullDate(consent.to) })}</span>
  const fields = sensitive.filter((s) => consent.sensitive.includes(s.code)).map((s) => s.name[lang])
  const channels = { self: t('channelSelf'), word: t('channelWord'), paper: t('channelPaper') }
  const who = consent.speaker === 'guardian' ? t('byGuardian') : t('byPerson')
  return (
    <>
      <span>{t('agreed', { day: f.fullDate(consent.from) })}</span>
      <small>
        {[
          t('agreedBy', { who, how: channels[consent.channel] }),
          fields.length > 0 && t('agreedWith', { fields: fields.join(lang === 'zh' ? '、' : ', ') }),
          outdated && t('outdated'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </>
  )
}

interface DialogProps {
  person: string
  asked: Asked
  onClose: () => void
}

function Give({ person, asked, onClose }: DialogProps) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const give = useGive()
  const [id] = useState(mint)
  const ticks: Record<string, boolean> = Object.fromEntries(asked.sensitive.map((s) => [s.code, false]))
  const form = useForm<Record<string, unknown>>({
    start: { speaker: 'person', channel: 'word', ...ticks },
    words: faultWords,
  })
  return (
    <FormDialog
      title={t('recordOf', { name: asked.name[lang] })}
      note={
        <>
          {t('readOut')}
          <br />
          {asked.notice[lang]}
        </>
      }
      form={form}
      okText={t('record')}
      onClose={onClose}
      onSent={() => say(t('saved'))}
      onSend={(v) =>
        give.mutateAsync({
          params: { id: person },
          body: {
            id,
            purpose: asked.purpose,
            speaker: v['speaker'] as 'person',
            channel: v['channel'] as 'word',
            sensitive: asked.sensitive.map((s) => s.code).filter((code) => v[code] === true),
          },
        })
      }
    >
      <Radios
        form={form}
        name="speaker"
        label={t('who')}
        options={[
          { value: 'person', label: t('whoPerson') },
          { value: 'guardian', label: t('whoGuardian') },
        ]}
      />
      <Radios
        form={form}
        name="channel"
        label={t('how')}
        options={[
          { value: 'word', label: t('channelWord') },
          { value: 'paper', label: t('channelPaper') },
        ]}
      />
      {asked.sensitive.map((s) => (
        <Tick key={s.code} form={form} name={s.code} label={t('alsoField', { name: s.name[lang] })} hint={t('apart')} />
      ))}
    </FormDialog>
  )
}

function TakeBack({ person, asked, onClose }: DialogProps) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const withdraw = useWithdraw()
  const [id] = useState(mint)
  const form = useForm({ start: {}, words: faultWords })
  return (
    <FormDialog
      title={t('takeBackOf', { name: asked.name[lang] })}
      note={t('takeBackAsk')}
      form={form}
      okText={t('takeBack')}
      onClose={onClose}
      onSent={() => say(t('tookBack'))}
      onSend={() => withdraw.mutateAsync({ params: { id: person, purpose: asked.purpose }, body: { id } })}
    >
      {null}
    </FormDialog>
  )
}
