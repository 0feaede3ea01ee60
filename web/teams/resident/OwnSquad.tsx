import { useState } from 'react'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useParams } from '../../kit/router.tsx'
import { dayText } from '../../kit/shanghai.ts'
import { Answering, ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, Btns } from '../../kit/ui/blocks.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { memberFaults } from '../words.ts'
import { useLetGo, useOwnSquad, useTakeIn, type Member, type Want } from './queries.ts'
import { words } from './words.ts'

/** The own squad: who is in it, taken in by the number they tell, let go from today on. [E2] */
export function OwnSquad() {
  const t = useWords(words)
  return (
    <Page title={t('title')} lead={t('lead')} back={{ name: t('title'), to: '/squads' }}>
      <SignedIn>{() => <One />}</SignedIn>
    </Page>
  )
}

function One() {
  const t = useWords(words)
  const { id } = useParams<{ id: string }>()
  const squad = useOwnSquad(id)
  return (
    <Answering of={squad} lines={6}>
      {(s) => (
        <>
          <h2>{s.name}</h2>
          <p className="small">{[s.teamName, s.placeName, s.trade].filter(Boolean).join(' · ')}</p>
          {s.wants.length > 0 && <Wants of={s.wants} />}
          <Section title={t('members')}>
            <ul className="stack">
              {s.people.map((p) => (
                <li key={p.id} className="flat">
                  <Shown of={p} />
                </li>
              ))}
            </ul>
          </Section>
          {s.to === null && <TakeIn squad={s.id} />}
        </>
      )}
    </Answering>
  )
}

/** What the squad, or its team together, still owes: while something can be done about it. */
function Wants({ of }: { of: readonly Want[] }) {
  const t = useWords(words)
  const f = useFormat()
  return (
    <Section title={t('wants')}>
      <ul className="stack">
        {of.map((w) => (
          <li key={`${w.name.zh}${w.until}`} className="flat">
            <b>{w.name[f.lang]}</b>
            <p>{t(w.stage === 'behind' ? 'wantsN' : 'wantsSoon', { n: w.lacks, day: f.fullDate(w.until) })}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Shown({ of: p }: { of: Member }) {
  const t = useWords(words)
  const f = useFormat()
  const end = useLetGo()
  const [asking, setAsking] = useState(false)
  const [id] = useState(mint)
  const go = () => end.mutate({ params: { id: p.id }, body: { id, to: dayText(Date.now()) } })
  return (
    <>
      <p>
        <b>{p.name}</b> {p.leads && t('leads')}
        <small className="hint">
          {' '}
          {p.to ? t('left', { day: f.fullDate(p.to) }) : t('since', { day: f.fullDate(p.from) })}
        </small>
      </p>
      {!p.to && !p.leads && !asking && (
        <Btn aria-label={t('endOf', { name: p.name })} onClick={() => setAsking(true)}>
          {t('end')}
        </Btn>
      )}
      {asking && !p.to && (
        <Btns>
          <Btn busy={end.isPending} onClick={go}>
            {t('sure')}
          </Btn>
          <Btn onClick={() => setAsking(false)}>{t('keep')}</Btn>
        </Btns>
      )}
      {end.error !== undefined && <ErrorState error={end.error} />}
    </>
  )
}

function TakeIn({ squad }: { squad: string }) {
  const t = useWords(words)
  const add = useTakeIn()
  const [id, setId] = useState(mint)
  const form = useForm({
    start: { number: '' },
    words: memberFaults,
    check: (v) => (v.number.trim() ? [] : [{ path: 'number', code: 'required' }]),
  })
  return (
    <Section title={t('add')}>
      <Form
        form={form}
        onSubmit={async (v) => {
          const body = { id, number: v.number.replace(/\s/g, ''), from: dayText(Date.now()) }
          await add.mutateAsync({ params: { id: squad }, body })
          setId(mint())
          form.set({ number: '' })
        }}
      >
        <TextField
          form={form}
          name="number"
          label={t('number')}
          hint={t('numberHint')}
          inputMode="numeric"
          maxLength={12}
        />
        <Btn type="submit" busy={form.sending}>
          {t('add')}
        </Btn>
        {add.data && <p role="status">{t('added')}</p>}
      </Form>
    </Section>
  )
}
