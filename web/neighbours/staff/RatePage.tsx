import { Button, Input } from 'antd'
import { reaches, type Reach } from '../../../domain/neighbours/rules.ts'
import type { Level, Side } from '../../../domain/neighbours/schema.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat, useNow } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { useFilters } from '../../kit/staff/filters.ts'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { Sideways } from '../../kit/staff/Sideways.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { usePosts, useRate, type Rate } from '../queries.ts'
import { levelWords, sideWords } from '../words.ts'
import { usePostColumns } from './columns.tsx'
import { rateWords, words } from './words.ts'

const names = ['under', 'from', 'to', 'side', 'level', 'reach'] as const

function useSpanOfDays() {
  const filters = useFilters(names)
  const today = dayText(useNow())
  const { under, from = `${today.slice(0, 4)}-01-01`, to = today, ...chosen } = filters.values
  return { filters, chosen, span: { from, to, ...(under && { under }) } }
}

/** What was written, answered, agreed upon and done; each number with its list. [S0-14] */
export function RatePage() {
  const t = useWords(rateWords)
  const w = useWords(words)
  const { filters, chosen, span } = useSpanOfDays()
  const none = <p className="none">{t('none')}</p>
  return (
    <>
      <Crumbs label={w('crumbs')} crumbs={[{ name: w('title'), to: '/neighbours' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')} />
      <div className="filters">
        <span className="filter">
          <PlaceSelect
            id="f-under"
            label={w('place')}
            optional
            value={span.under ?? null}
            onChange={(path) => filters.set({ under: path ?? undefined })}
          />
        </span>
        {(['from', 'to'] as const).map((name) => (
          <span key={name} className="filter">
            <label htmlFor={`f-${name}`}>{t(name)}</label>
            <Input
              id={`f-${name}`}
              type="date"
              value={span[name]}
              onChange={(e) => e.target.value && filters.set({ [name]: e.target.value })}
            />
          </span>
        ))}
      </div>
      <Answering of={useRate(span)} empty={({ items }) => items.length === 0 && none}>
        {({ items }) => <Table of={items} onReach={(change) => filters.set(change)} />}
      </Answering>
      {chosen.reach && (
        <Behind
          query={{
            ...span,
            reach: chosen.reach as Reach,
            ...(chosen.side && { side: chosen.side as Side }),
            ...(chosen.level && { level: chosen.level as Level }),
          }}
        />
      )}
    </>
  )
}

type OnReach = (change: { side?: string; level?: string; reach: string }) => void

function Table({ of: items, onReach }: { of: Rate[]; onReach: OnReach }) {
  const t = useWords(rateWords)
  const w = useWords(words)
  const lang = useLanguage()
  const total = items.reduce(
    (sum, r) => ({
      made: sum.made + r.made,
      answered: sum.answered + r.answered,
      agreed: sum.agreed + r.agreed,
      done: sum.done + r.done,
    }),
    { made: 0, answered: 0, agreed: 0, done: 0 },
  )
  return (
    <Sideways label={t('title')}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{w('side')}</th>
            <th scope="col">{w('level')}</th>
            {reaches.map((r) => (
              <th key={r} scope="col">
                {t(r)}
              </th>
            ))}
            <th scope="col">{t('rate')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((r) => (
            <tr key={`${r.side} ${r.level}`}>
              <th scope="row">{wordIn(sideWords[r.side], lang)}</th>
              <td>{wordIn(levelWords[r.level], lang)}</td>
              <Numbers of={r} onReach={(reach) => onReach({ side: r.side, level: r.level, reach })} />
            </tr>
          ))}
          <tr>
            <th scope="row" colSpan={2}>
              {t('total')}
            </th>
            <Numbers of={total} onReach={(reach) => onReach({ side: '', level: '', reach })} />
          </tr>
        </tbody>
      </table>
    </Sideways>
  )
}

function Numbers({ of, onReach }: { of: Record<Reach, number>; onReach: (reach: Reach) => void }) {
  const t = useWords(rateWords)
  const f = useFormat()
  return (
    <>
      {reaches.map((r) => (
        <td key={r}>
          <Button type="link" size="small" aria-label={`${t(r)} ${of[r]}`} onClick={() => onReach(r)}>
            {of[r]}
          </Button>
        </td>
      ))}
      <td>{f.percent(of.made === 0 ? null : of.done / of.made)}</td>
    </>
  )
}

function Behind({ query }: { query: Parameters<typeof usePosts>[0] }) {
  const t = useWords(rateWords)
  const w = useWords(words)
  const columns = usePostColumns()
  return (
    <section>
      <h2>{t('behind')}</h2>
      <DataTable
        name="neighbours-behind"
        caption={t('behind')}
        of={usePosts(query)}
        columns={columns}
        rowKey={(r) => r.id}
        cards
        counted={(n, more) => w('all', { n: more ? `${n}+` : n })}
        empty={<p className="none">{w('empty')}</p>}
      />
    </section>
  )
}
