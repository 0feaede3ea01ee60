import { useState } from 'react'
import { modes } from '../../../domain/records/said.ts'
import { Halves } from '../../kit/form/choices.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useParams } from '../../kit/router.tsx'
import { Answering, EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, Flat } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { useMyGive, useMyWithdraw } from '../../rights/queries.ts'
import { useConfirm, useSeen, type Seen } from './queries.ts'
import './family.css'
import { words } from './words.ts'

const purpose = 'family-visits'

/** When somebody looked in, and that all was well: to the family no more than that, and only while the person agrees. */
export function LookedIn() {
  const t = useWords(words)
  const { person } = useParams<{ person: string }>()
  const of = useSeen(person)
  return (
    <Page title={of.data?.name ?? t('title')} back={{ name: t('backList'), to: '/family' }}>
      <Answering of={of} lines={6}>
        {(seen) => (seen.agreed ? <Whole person={person} seen={seen} again={of.refetch} /> : <NotAgreed />)}
      </Answering>
    </Page>
  )
}

function NotAgreed() {
  const t = useWords(words)
  return <EmptyState icon="lock" title={t('notAgreed')} hint={t('notAgreedDo')} />
}

interface Of {
  person: string
  seen: Seen
  again: () => Promise<void>
}

function Whole({ person, seen, again }: Of) {
  const t = useWords(words)
  const f = useFormat()
  return (
    <>
      {seen.restUntil && (
        <p className="good-note" role="status">
          <Icon name="calendar" />
          <span>{t('rest', { day: f.fullDate(seen.restUntil) })}</span>
        </p>
      )}
      <Days seen={seen} />
      {seen.ways.length > 0 && <Confirm person={person} ways={seen.ways} />}
      {seen.as === 'relative' && seen.since && <p className="small">{t('ground', { day: f.fullDate(seen.since) })}</p>}
      {seen.as === 'self' && <Share person={person} since={seen.since} again={again} />}
    </>
  )
}

function Days({ seen: { items } }: Pick<Of, 'seen'>) {
  const t = useWords(words)
  const f = useFormat()
  if (items.length === 0) return <EmptyState icon="calendar" title={t('empty')} hint={t('emptyDo')} />
  return (
    <Section title={t('visits')}>
      <ul className="flat looked-in">
        {items.map((v) => (
          <li key={v.id}>
            <span>
              {f.fullDate(v.at)}
              {v.mine && <small className="hint">{t('mine')}</small>}
            </span>
            <State tone={v.well ? 'good' : 'plain'}>{t(v.well ? 'well' : 'notMet')}</State>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** They were there themselves: two taps, in a way that counts. */
function Confirm({ person, ways }: { person: string; ways: Seen['ways'] }) {
  const t = useWords(words)
  const { lang } = useFormat()
  const confirm = useConfirm()
  const [id, setId] = useState(mint)
  const [told, setTold] = useState<'confirmed' | 'confirmedNot'>()
  const form = useForm({ start: { way: ways[0]! }, words: {} })
  return (
    <Section title={t('confirm')}>
      <p className="small">{t('confirmLead')}</p>
      <div className="seen-myself">
        <Form
          form={form}
          onSubmit={async (v) => {
            const way = ways.find((w) => w === v.way) ?? ways[0]!
            const { covered } = await confirm.mutateAsync({
              body: { id, person, way, capturedAt: new Date().toISOString() },
            })
            setTold(covered.length > 0 ? 'confirmed' : 'confirmedNot')
            setId(mint())
          }}
        >
          <Halves
            form={form}
            name="way"
            legend={t('way')}
            options={ways.map((value) => ({ value, label: modes[value][lang] }))}
          />
          <Btn type="submit" icon="heart" busy={form.sending}>
            {t('confirmDo')}
          </Btn>
        </Form>
      </div>
      <p role="status">{told && t(told)}</p>
      <p className="small">{t('notWell')}</p>
    </Section>
  )
}

/** Given and taken back by the same press, by nobody but oneself. */
function Share({ person, since, again }: { person: string; since: string | null; again: Of['again'] }) {
  const t = useWords(words)
  const f = useFormat()
  const [give, withdraw] = [useMyGive(), useMyWithdraw()]
  const [error, setError] = useState<unknown>()
  const press = () => {
    setError(undefined)
    const done: Promise<unknown> = since
      ? withdraw.mutateAsync({ params: { id: person, purpose }, body: { id: mint() } })
      : give.mutateAsync({ params: { id: person }, body: { id: mint(), purpose, sensitive: [] } })
    done.then(again).catch(setError)
  }
  return (
    <Section title={t('share')}>
      <Flat className="share-well">
        <p>{t('shareLead')}</p>
        <p role="status">{since ? t('shareOn', { day: f.fullDate(since) }) : t('shareOff')}</p>
        <Btn busy={give.isPending || withdraw.isPending} onClick={press}>
          {t(since ? 'shareEnd' : 'shareDo')}
        </Btn>
      </Flat>
      {error !== undefined && <ErrorState error={error} />}
    </Section>
  )
}
