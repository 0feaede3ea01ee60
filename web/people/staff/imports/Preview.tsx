import { Button, Select } from 'antd'
import { useState } from 'react'
import { peopleApi } from '../../../../domain/people/api.ts'
import { issueIn } from '../../../../domain/people/import/issue-words.ts'
import type { ContactKind } from '../../../../domain/people/contacts.ts'
import { RowVerdict, type RowDecision } from '../../../../domain/people/imports.ts'
import { useLanguage } from '../../../kit/language.ts'
import { mint } from '../../../kit/mint.ts'
import { Link, useSearch } from '../../../kit/router.tsx'
import type { Column } from '../../../kit/staff/columns.ts'
import { DataTable } from '../../../kit/staff/DataTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { useAllPlaceNames } from '../../../places/queries.ts'
import { contactKindWords } from '../../contact-words.ts'
import { useCares } from '../../queries.ts'
import { useAdded } from './added.ts'
import { Handed } from './Handed.tsx'
import { useImportAct, useImportRows, type Import, type ImportedRow } from './queries.ts'
import { Refusals } from './Undo.tsx'
import { decisionWords, deedWords, importWords, missingWords, verdictWords } from './words.ts'

const order = ['new', 'changed', 'doubtful', 'refused', 'missing', 'same'] as const

/** What would be written, by verdict, with the rows behind each; nothing is, before somebody confirms. */
export function Preview({ of, onReplan }: { of: Import; onReplan: () => void }) {
  const verdict = useWords(verdictWords)
  const [search, change] = useSearch()
  const { counts } = of
  const first = order.find((v) => counts[v] > 0) ?? 'new'
  const tab = RowVerdict.safeParse(search.get('rows')).data ?? first
  return (
    <>
      <Confirm of={of} onReplan={onReplan} />
      <Handed of={of} />
      <div className="views">
        <ul>
          {order
            .filter((v) => counts[v] > 0 || v === 'new' || v === 'refused')
            .map((v) => (
              <li key={v} className={v === tab ? 'on' : ''}>
                <button type="button" aria-current={v === tab || undefined} onClick={() => change({ rows: v })}>
                  {verdict(v)}
                  <em>{counts[v]}</em>
                </button>
              </li>
            ))}
        </ul>
      </div>
      {tab === 'refused' && <Refusals of={of} />}
      {tab === 'doubtful' && <Doubts of={of} />}
      {tab === 'missing' && <Missing of={of} />}
      <Rows of={of} verdict={tab} />
    </>
  )
}

function Confirm({ of, onReplan }: { of: Import; onReplan: () => void }) {
  const t = useWords(importWords)
  const apply = useImportAct(peopleApi.applyImport)
  const [id] = useState(mint)
  const { counts, undecided } = of
  const handed = of.restricted.some((r) => r.to.length > 0)
  const nothing = !handed && counts.new + counts.changed + counts.missing + (counts.doubtful - undecided) === 0
  return (
    <section className="import-confirm">
      <p>
        {nothing && counts.doubtful === 0
          ? t(counts.refused > 0 ? 'allRefused' : 'nothing')
          : t('confirmNote', { fresh: counts.new, changed: counts.changed })}{' '}
        {undecided > 0 && t('undecidedNote', { n: undecided })}
      </p>
      <p className="row">
        <Button
          type="primary"
          disabled={nothing}
          loading={apply.isPending}
          onClick={() => apply.mutate({ params: { id: of.id }, body: { id } })}
        >
          {t('confirm')}
        </Button>
        <Button onClick={onReplan}>{t('replan')}</Button>
      </p>
      {apply.error !== undefined && <ErrorState error={apply.error} />}
    </section>
  )
}

const useDecide = (of: Import) => {
  const decide = useImportAct(peopleApi.decideRows)
  return {
    ...decide,
    say: (as: RowDecision, which: { rows: number[] } | { issue: string }) =>
      decide.mutate({ params: { id: of.id }, body: { id: mint(), as, ...which } }),
  }
}

/** Doubts by their kind: all of one kind may be answered at once. */
function Doubts({ of }: { of: Import }) {
  const t = useWords(importWords)
  const lang = useLanguage()
  const { say, isPending, error } = useDecide(of)
  return (
    <section>
      <ul className="import-issues">
        {Object.entries(of.doubts).map(([issue, n]) => (
          <li key={issue}>
            <span>{t('allOf', { issue: issueIn(issue, lang), n })}</span>
            <Button size="small" disabled={isPending} onClick={() => say('take', { issue })}>
              {t('allTake')}
            </Button>
            {issue === 'same-name-and-birth' && (
              <Button size="small" disabled={isPending} onClick={() => say('other', { issue })}>
                {t('allOther')}
              </Button>
            )}
            <Button size="small" disabled={isPending} onClick={() => say('leave', { issue })}>
              {t('allLeave')}
            </Button>
          </li>
        ))}
      </ul>
      {error !== undefined && <ErrorState error={error} />}
    </section>
  )
}

function Missing({ of }: { of: Import }) {
  const t = useWords(importWords)
  const { say, isPending, error } = useDecide(of)
  return (
    <section>
      <p className="note">{t('missingNote')}</p>
      <p className="row">
        <Button size="small" disabled={isPending} onClick={() => say('end', { issue: 'missing' })}>
          {t('allEnd')}
        </Button>
        <Button size="small" disabled={isPending} onClick={() => say('leave', { issue: 'missing' })}>
          {t('allLeave')}
        </Button>
      </p>
      {error !== undefined && <ErrorState error={error} />}
    </section>
  )
}

function Rows({ of, verdict }: { of: Import; verdict: RowVerdict }) {
  const t = useWords(importWords)
  const columns = useColumns(of, verdict)
  return (
    <DataTable
      name={`import-${verdict}`}
      caption={t('preview')}
      of={useImportRows(of.id, verdict)}
      columns={columns}
      rowKey={(r) => String(r.no)}
      cards
      counted={(n, more) => t(more ? 'rowsShown' : 'rowsAll', { n })}
      empty={<EmptyState icon="done" title={t('noRows')} />}
    />
  )
}

function useColumns(of: Import, verdict: RowVerdict): Column<ImportedRow>[] {
  const t = useWords(importWords)
  const lang = useLanguage()
  const places = useAllPlaceNames()
  const deeds = useDeeds()
  const named = new Map(of.sheets.map((s) => [s.index, of.sheets.length > 1 ? s.name : '']))
  const at = (r: ImportedRow) => (r.at === null ? '—' : [named.get(r.sheet), r.at].filter(Boolean).join(' '))
  const all: (Column<ImportedRow> & { on?: readonly RowVerdict[] })[] = [
    { key: 'at', title: t('rowAt'), width: 90, render: at },
    {
      key: 'who',
      title: t('who'),
      width: 110,
      always: true,
      render: (r) => (r.person ? <Link to={`/people/${r.person}`}>{r.name ?? t('open')}</Link> : (r.name ?? '—')),
    },
    {
      key: 'number',
      title: t('number'),
      width: 170,
      render: (r) => r.idNumber ?? '—',
      on: ['new', 'changed', 'doubtful', 'same'],
    },
    {
      key: 'where',
      title: t('where'),
      width: 140,
      render: (r) => <span className="wrap">{(r.place && places.get(r.place)) ?? '—'}</span>,
      on: ['new', 'changed', 'doubtful', 'missing'],
    },
    {
      key: 'why',
      title: t('why'),
      render: (r) => (
        <span className="wrap">{r.issues.map((i) => issueIn(i, lang)).join(lang === 'zh' ? '；' : '; ')}</span>
      ),
      on: ['doubtful', 'refused'],
    },
    {
      key: 'does',
      title: t('does'),
      render: (r) => <span className="wrap">{deeds(r.deeds) || '—'}</span>,
      on: ['new', 'changed', 'doubtful', 'missing', 'same'],
    },
    {
      key: 'say',
      title: t('say'),
      width: 170,
      act: true,
      render: (r) => <Say of={of} row={r} />,
      on: ['doubtful', 'missing'],
    },
  ]
  return all.filter((c) => c.on === undefined || c.on.includes(verdict))
}

function useDeeds(): (deeds: readonly string[]) => string {
  const word = useWords(deedWords)
  const contact = useWords(contactKindWords)
  const cares = useCares()
  const added = useAdded()
  const lang = useLanguage()
  const one = (deed: string) => {
    const [kind, code = ''] = deed.split(':')
    if (kind === 'gives' || kind === 'confirm' || kind === 'beside' || kind === 'end')
      return word(kind, { name: cares.name(code) })
    if (kind === 'adds' || kind === 'keeps') return word(kind, { name: added.name(code) })
    if (kind === 'calls') return word(kind, { name: contact(code as ContactKind) })
    return deed in deedWords ? word(deed as 'joins') : deed
  }
  return (deeds) => deeds.map(one).join(lang === 'zh' ? '、' : ', ')
}

/** One row, decided by hand. */
function Say({ of, row }: { of: Import; row: ImportedRow }) {
  const t = useWords(importWords)
  const decision = useWords(decisionWords)
  const missing = useWords(missingWords)
  const { say, isPending } = useDecide(of)
  const choices =
    row.verdict === 'missing'
      ? (['take', 'end', 'leave'] as const).map((value) => ({ value, label: missing(value) }))
      : (['take', ...(row.issues.includes('same-name-and-birth') ? (['other'] as const) : []), 'leave'] as const).map(
          (value) => ({ value, label: decision(value) }),
        )
  return (
    <Select<RowDecision>
      size="small"
      aria-label={row.at === null ? t('sayOfPerson', { name: row.name ?? '—' }) : t('sayOf', { n: row.at })}
      placeholder={t('choose')}
      loading={isPending}
      value={row.decided ?? (row.verdict === 'missing' ? 'take' : null)}
      options={choices}
      popupMatchSelectWidth={false}
      onChange={(as) => say(as, { rows: [row.no] })}
    />
  )
}
