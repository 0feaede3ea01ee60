import { Button } from 'antd'
import { useState } from 'react'
import type { Answer } from '../../../domain/kernel/api.ts'
import { exchangeApi } from '../../../domain/volunteers/exchange-api.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useAct, useRead } from '../../kit/query.ts'
import { NumberInput, Pick, TextBox, TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { ReasonDialog } from '../../kit/staff/Masked.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { exchangeFaults, exchangeWords as words } from '../exchange-words.ts'
import { useSaid } from '../said.ts'
import type { View } from './queries.ts'

type One = Answer<typeof exchangeApi.elsewhere>['items'][number]
const changes = [exchangeApi.elsewhere]

/** Other systems by their codes. */
export function useSystems() {
  const lang = useLanguage()
  const { data } = useRead(exchangeApi.forms, {}, { fresh: 600_000 })
  const open = (data?.items ?? []).filter((f) => !f.closed)
  return {
    all: open,
    name: (code: string) => data?.items.find((f) => f.code === code)?.name[lang] ?? code,
    options: open.map((f) => ({ value: f.code, label: f.name[lang] })),
  }
}

/** Hours of other systems beside the own ones, and which of ours stand there. */
export function Elsewhere({ v, may }: { v: View; may: boolean }) {
  const t = useWords(words)
  const f = useFormat()
  const said = useSaid()
  const systems = useSystems()
  const [adding, setAdding] = useState(false)
  const [striking, setStriking] = useState<One>()
  const none = <p className="none">{t('elsewhereNone')}</p>
  return (
    <section>
      <h2 className="with-act">
        {t('elsewhere')}
        {may && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </h2>
      <Answering
        of={useRead(exchangeApi.elsewhere, { params: { id: v.id } }, { live: ['volunteers'] })}
        lines={2}
        empty={(d) => d.items.length === 0 && d.entered.length === 0 && none}
      >
        {({ items, minutes, entered }) => (
          <>
            {items.length > 0 && (
              <p className="small">{`${t('elsewhereSum', { time: said.minutes(minutes) })} · ${t('elsewhereNote')}`}</p>
            )}
            <ul className="quiet-list vol-entries">
              {items.map((e) => (
                <li key={e.id}>
                  <b>{e.words}</b>
                  <small>
                    {t('elsewhereLine', {
                      day: f.fullDate(e.day),
                      system: systems.name(e.system),
                      number: e.number,
                      time: said.minutes(e.minutes),
                    })}
                  </small>
                  {may && (
                    <Button
                      size="small"
                      type="link"
                      aria-label={`${t('strike')} ${e.number}`}
                      onClick={() => setStriking(e)}
                    >
                      {t('strike')}…
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {entered.map((e) => (
              <p key={e.system} className="small">
                {t('entered', { system: systems.name(e.system), time: said.minutes(e.minutes) })}
              </p>
            ))}
          </>
        )}
      </Answering>
      {adding && <Add v={v} onClose={() => setAdding(false)} />}
      {striking && <Strike of={striking} onClose={() => setStriking(undefined)} />}
    </section>
  )
}

function Strike({ of, onClose }: { of: One; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const strike = useAct(exchangeApi.strikeElsewhere, { changes })
  const [id] = useState(mint)
  return (
    <ReasonDialog
      title={t('strike')}
      okText={t('strike')}
      onClose={onClose}
      onReason={async (why) => {
        await strike.mutateAsync({ params: { id: of.id }, body: { id, why } })
        say(t('struck'))
      }}
    />
  )
}

function Add({ v, onClose }: { v: View; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const systems = useSystems()
  const add = useAct(exchangeApi.addElsewhere, { changes })
  const { id, today } = useOnce()
  const form = useForm<{ system: string | null; number: string; day: string; minutes: number | null; words: string }>({
    start: { system: null, number: '', day: today, minutes: null, words: '' },
    words: exchangeFaults,
    check: (now) => needed(now, 'system', 'number', 'day', 'minutes', 'words'),
  })
  return (
    <FormDialog
      title={`${t('add')} · ${v.name}`}
      note={t('elsewhereNote')}
      form={form}
      okText={t('add')}
      onClose={onClose}
      onSend={async (now) =>
        add.mutateAsync({
          params: { id: v.id },
          body: {
            id,
            system: now.system!,
            number: now.number.trim(),
            day: now.day,
            minutes: now.minutes!,
            words: now.words.trim(),
          },
        })
      }
      onSent={() => say(t('saved'))}
    >
      <Pick form={form} name="system" label={t('system')} options={systems.options} />
      <TextInput form={form} name="number" label={t('number')} hint={t('numberHint')} maxLength={60} />
      <div className="side">
        <TextInput form={form} name="day" label={t('day')} type="date" />
        <NumberInput form={form} name="minutes" label={t('minutes')} min={1} max={1440} />
      </div>
      <TextBox form={form} name="words" label={t('words')} rows={2} maxLength={200} />
    </FormDialog>
  )
}
