import { Radio } from 'antd'
import { useState, type ReactNode } from 'react'
import { peopleApi } from '../../../domain/people/api.ts'
import { MergeField, type MergeFacts, type MergeTake } from '../../../domain/people/merge.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useNavigate, useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Framed, TextBox } from '../../kit/staff/Fields.tsx'
import { StaffForm } from '../../kit/staff/FormDialog.tsx'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { Sideways } from '../../kit/staff/Sideways.tsx'
import { useWords } from '../../kit/words.ts'
import { PersonPick } from '../PersonPick.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { MergesOf } from './Merges.tsx'
import './people.css'
import { compareMerge, useCard, usePersonAct, type Card, type Compared } from './queries.ts'
import { sexWords, words } from './words.ts'
import { mergeFaultWords, mergeFieldWords, mergeWords } from './words/merge.ts'

/** One person entered twice: the two side by side, whose value stays, why; and what was merged before [B6]. */
export function MergePage() {
  const t = useWords(mergeWords)
  const people = useWords(words)
  const { id } = useParams<{ id: string }>()
  const card = useCard(id)
  return (
    <>
      <Crumbs
        label={people('crumbs')}
        crumbs={[
          { name: people('title'), to: '/people' },
          { name: card.data?.name ?? '…', to: `/people/${id}` },
          { name: t('title') },
        ]}
      />
      <PageHead title={t('title')} note={t('note')} />
      <Answering of={card} lines={6}>
        {(c) => (
          <>
            <Choosing card={c} />
            <MergesOf card={c} />
          </>
        )}
      </Answering>
    </>
  )
}

function Choosing({ card }: { card: Card }) {
  const t = useWords(mergeWords)
  const [both, setBoth] = useState<Compared & { other: string }>()
  const form = useForm({
    start: { other: null as string | null },
    words: mergeFaultWords,
    check: (v) => needed(v, 'other'),
  })
  if (both) return <SideBySide key={both.other} card={card} both={both} />
  return (
    <section className="merge-choose">
      <StaffForm
        form={form}
        okText={t('compare')}
        onSend={async ({ other }) =>
          setBoth({ ...(await compareMerge(card.id, { id: mint(), other: other! })), other: other! })
        }
      >
        <Framed form={form} name="other" label={t('other')} hint={t('otherHint')}>
          {({ id, status }) => (
            <PersonPick id={id} status={status} value={form.values.other} onChange={(other) => form.set({ other })} />
          )}
        </Framed>
        <p className="hint">{t('compareNote')}</p>
      </StaffForm>
    </section>
  )
}

interface Values extends MergeTake {
  why: string
}

/** The better value first: what only one of them has, and the longer list of numbers. */
const usual = ({ kept, old }: Compared): MergeTake => {
  const side = (f: MergeField) => ((kept[f] === null || kept[f] === 'unknown') && old[f] !== null ? 'old' : 'kept')
  return {
    name: side('name'),
    sex: side('sex'),
    born: side('born'),
    idNumber: side('idNumber'),
    addressNote: side('addressNote'),
    phones: 'both',
  }
}

function SideBySide({ card, both }: { card: Card; both: Compared & { other: string } }) {
  const t = useWords(mergeWords)
  const field = useWords(mergeFieldWords)
  const sex = useWords(sexWords)
  const lang = useLanguage()
  const say = useDone()
  const navigate = useNavigate()
  const { id } = useOnce()
  const merge = usePersonAct(peopleApi.merge)
  const form = useForm<Values>({
    start: { ...usual(both), why: '' },
    words: mergeFaultWords,
    check: (v) => needed(v, 'why'),
  })
  const send = async ({ why, ...take }: Values) => {
    const { waiting } = await merge.mutateAsync({
      params: { id: card.id },
      body: { id, base: both.kept.version, other: both.other, otherBase: both.old.version, take, why: why.trim() },
    })
    say(t(waiting.length > 0 ? 'waits' : 'merged'))
    navigate(`/people/${card.id}`)
  }
  const shown = (facts: MergeFacts, f: MergeField) => (f === 'sex' ? sex(facts.sex) : (facts[f] ?? t('empty')))
  const phones = (facts: MergeFacts) => facts.phones.join(lang === 'zh' ? '、' : ', ') || t('empty')
  return (
    <section className="merge-both">
      <StaffForm form={form} okText={t('merge')} onSend={send}>
        <Sideways label={t('choose')}>
          <table className="plain merge-table">
            <thead>
              <tr>
                <th scope="col">{t('what')}</th>
                <th scope="col">{t('kept')}</th>
                <th scope="col">{t('old')}</th>
              </tr>
            </thead>
            <tbody>
              {MergeField.options.map((f) => (
                <Row
                  key={f}
                  what={field(f)}
                  kept={shown(both.kept, f)}
                  old={shown(both.old, f)}
                  value={form.values[f]}
                  onChange={(side) => form.set({ [f]: side })}
                />
              ))}
              <Row
                what={t('phones')}
                kept={phones(both.kept)}
                old={phones(both.old)}
                value={form.values.phones}
                onChange={(side) => form.set({ phones: side })}
                both
              />
              <tr>
                <th scope="row">{t('address')}</th>
                <td>
                  {both.kept.address ?? t('empty')}
                  <br />
                  <small className="none">{t('addressStays')}</small>
                </td>
                <td>{both.old.address ?? t('empty')}</td>
              </tr>
            </tbody>
          </table>
        </Sideways>
        <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={200} />
      </StaffForm>
    </section>
  )
}

interface RowProps<S extends string> {
  what: string
  kept: string
  old: string
  value: S
  onChange: (side: S) => void
  both?: boolean
}

/** One field: alike, or one of the two is chosen. */
function Row<S extends string>({ what, kept, old, value, onChange, both }: RowProps<S>) {
  const t = useWords(mergeWords)
  if (kept === old)
    return (
      <tr>
        <th scope="row">{what}</th>
        <td>{kept}</td>
        <td className="none">{t('same')}</td>
      </tr>
    )
  const choice = (side: string, name: string, label: ReactNode) => (
    <Radio checked={value === side} aria-label={name} onChange={() => onChange(side as S)}>
      {label}
    </Radio>
  )
  return (
    <tr>
      <th scope="row">
        {what}
        {both && (
          <>
            <br />
            {choice('both', `${what} ${t('both')}`, t('both'))}
          </>
        )}
      </th>
      <td>{choice('kept', t('useKept', { what }), kept)}</td>
      <td>{choice('old', t('useOld', { what }), old)}</td>
    </tr>
  )
}
