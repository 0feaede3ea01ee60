import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { Sideways } from '../../kit/staff/Sideways.tsx'
import { useWords } from '../../kit/words.ts'
import type { Cell, QuotaYear } from '../queries.ts'
import { periodWords, scopeWords, standingWords } from '../words.ts'
import { Behind } from './Behind.tsx'
import './teams.css'
import { words } from './words.ts'

interface YearTableProps {
  team: string
  name: string
  sealed: boolean
  quotas: readonly QuotaYear[]
  /** Of one community. */
  place?: string
}

const months = Array.from({ length: 12 }, (_, n) => n + 1)

/** Months against promises: how many are done, how many were promised, and what that means today. [E8] */
export function YearTable({ team, name, sealed, quotas, place }: YearTableProps) {
  const t = useWords(words)
  const [open, setOpen] = useState<{ of: QuotaYear; cell: Cell }>()
  return (
    <>
      <Sideways label={name}>
        <table className="team-year">
          <thead>
            <tr>
              <th scope="col">{t('promise')}</th>
              {months.map((n) => (
                <th key={n} scope="col">
                  {t('month', { n })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {quotas.map((q) => (
              <tr key={q.quota.code}>
                <Wish of={q} />
                {q.cells.length === 0 ? (
                  <td colSpan={12}>{t(sealed ? 'sealedCell' : 'noSource')}</td>
                ) : (
                  q.cells.map((cell) => (
                    <Shown
                      key={cell.from}
                      of={q}
                      cell={cell}
                      span={12 / q.cells.length}
                      onOpen={'items' in q.quota.counts ? () => setOpen({ of: q, cell }) : undefined}
                    />
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
      {open && <Behind team={team} place={place} {...open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

/** What is promised, how its words are read, what is lacking now. */
function Wish({ of: { quota: q, lacking } }: { of: QuotaYear }) {
  const t = useWords(words)
  const scope = useWords(scopeWords)
  const period = useWords(periodWords)
  const { lang } = useFormat()
  const amount = q.kind === 'share' ? t('percent', { n: q.amount ?? 0 }) : String(q.amount)
  return (
    <th scope="row">
      <b>{q.name[lang]}</b>
      <small>{q.amount === null ? t('counted') : [scope(q.scope), period(q.period), amount].join(' · ')}</small>
      {lacking && lacking.days < 400 && <small>{t('lacks', lacking)}</small>}
      {q.note && <small>{q.note[lang]}</small>}
      {q.readings.length > 0 && (
        <small>{t('mayRead', { scopes: q.readings.map((s) => scope(s)).join(lang === 'zh' ? '、' : ', ') })}</small>
      )}
    </th>
  )
}

interface ShownProps {
  of: QuotaYear
  cell: Cell
  span: number
  onOpen: (() => void) | undefined
}

function Shown({ of, cell: c, span, onOpen }: ShownProps) {
  const t = useWords(words)
  const standing = useWords(standingWords)
  const format = useFormat()
  const lang = useLanguage()
  const what =
    c.of !== null
      ? t('ofShare', { have: c.have, of: c.of })
      : c.want === null
        ? format.number(c.have)
        : t('ofWant', { have: format.number(c.have), want: format.number(c.want) })
  const said = { name: of.quota.name[lang], from: format.date(c.from), what }
  return (
    <td colSpan={span} className={c.standing}>
      {onOpen && c.standing !== 'ahead' ? (
        <button type="button" aria-label={t('showBehind', said)} onClick={onOpen}>
          {what}
        </button>
      ) : (
        what
      )}
      {c.standing !== 'none' && <small>{standing(c.standing)}</small>}
      {c.units !== null && c.units > 1 && <small>{t('keptOf', { kept: c.kept ?? 0, units: c.units })}</small>}
      {c.apart !== null && c.apart > 0 && <small>{t('refused', { n: c.apart })}</small>}
    </td>
  )
}
