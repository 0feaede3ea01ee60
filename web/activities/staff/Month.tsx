import { App, Button } from 'antd'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { activitiesApi } from '../../../domain/activities/api.ts'
import { catalogueApi } from '../../../domain/catalogue/api.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { problemOf } from '../../kit/problem.ts'
import { useRead } from '../../kit/query.ts'
import { dayText } from '../../kit/shanghai.ts'
import { BatchBar, useDone } from '../../kit/staff/ListParts.tsx'
import { ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useActivities, useActivityAct, useDayCounts, type Brief } from '../queries.ts'
import { DayCell } from './DayCell.tsx'
import type { WhereAsked } from './Lists.tsx'
import { byDay, daysFrom, movedTo, pageOf, plusDays, weeksOf } from './month.ts'
import { words } from './words.ts'

/** As many as a page of a month draws; the rest is counted. */
const most = 300

export interface MonthProps {
  month: string
  where: WhereAsked
  kind: string | undefined
  /** Absent: the reader plans nothing. */
  onPlan: ((days: string[]) => void) | undefined
}

/** A month of whole weeks. Dragging over days chooses them, dragging an activity moves it; keys do the same. */
export function Month({ month, where, kind, onPlan }: MonthProps) {
  const t = useWords(words)
  const page = pageOf(month)
  const list = useActivities({ ...page, ...where, ...(kind && { kind }), size: 100 })
  const { items, more, loadMore, isFetchingNextPage } = list
  useEffect(() => {
    if (more && !isFetchingNextPage && (items?.length ?? 0) < most) loadMore()
  }, [items, more, loadMore, isFetchingNextPage])
  const counts = useDayCounts({ ...page, ...where }).data?.items
  const shown = useMemo(() => byDay(items ?? []), [items])
  const counted = useMemo(() => new Map(counts?.map((c) => [c.day, c.n])), [counts])
  const marks = useMarks()
  const choice = useChoice(month, onPlan)
  const move = useMove()
  if (items === undefined)
    return list.error ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : <Skeleton lines={10} />
  return (
    <>
      <div
        className="month"
        role="grid"
        tabIndex={-1}
        aria-label={t('title')}
        aria-multiselectable
        onKeyDown={choice.press}
      >
        <Weekdays />
        {weeksOf(month).map((week) => (
          <div key={week[0]} role="row">
            {week.map((day) => (
              <DayCell
                key={day}
                day={day}
                outside={!day.startsWith(month)}
                mark={marks.get(day)}
                items={shown.get(day) ?? []}
                n={kind ? (shown.get(day)?.length ?? 0) : Math.max(counted.get(day) ?? 0, shown.get(day)?.length ?? 0)}
                focus={choice.at === day}
                chosen={choice.days.includes(day)}
                onDown={choice.down}
                onOver={choice.over}
                onFocus={choice.step}
                onDrop={onPlan && move}
              />
            ))}
          </div>
        ))}
      </div>
      {onPlan && <p className="hint">{t('gridHint')}</p>}
      {onPlan && (
        <BatchBar count={choice.days.length} onClear={choice.clear}>
          <Chosen days={choice.days} onPlan={onPlan} />
        </BatchBar>
      )}
    </>
  )
}

function Chosen({ days, onPlan }: { days: string[]; onPlan: (days: string[]) => void }) {
  const t = useWords(words)
  const f = useFormat()
  return (
    <Button type="primary" onClick={() => onPlan(days)}>
      {days.length === 1 ? t('planOn', { day: f.date(days[0]!) }) : t('planDays', { n: days.length })}
    </Button>
  )
}

function Weekdays() {
  const { weekday } = useFormat()
  // Any week will do.
  const week = daysFrom('2026-03-02', '2026-03-08')
  return (
    <div role="row" className="month-names">
      {week.map((day) => (
        <span key={day} role="columnheader">
          {weekday(day)}
        </span>
      ))}
    </div>
  )
}

/** Holidays and the weekends worked for them. */
function useMarks(): ReadonlyMap<string, { off: boolean; name: string }> {
  const { data } = useRead(catalogueApi.calendar, {}, { fresh: Infinity, gate: false })
  return useMemo(() => new Map(data?.days.map((d) => [d.day, { off: d.kind === 'off', name: d.name }])), [data])
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** Which days are chosen: from where it began to where the pointer or the keys are now. */
function useChoice(month: string, onPlan: MonthProps['onPlan']) {
  const [at, setAt] = useState(() => {
    const today = dayText(Date.now())
    return today.startsWith(month) ? today : `${month}-01`
  })
  const [span, setSpan] = useState<{ from: string; to: string }>()
  const pressed = useRef(false)
  useEffect(() => {
    setSpan(undefined)
    setAt((old) => (old.startsWith(month) ? old : `${month}-01`))
  }, [month])
  useEffect(() => {
    const up = () => (pressed.current = false)
    addEventListener('pointerup', up)
    return () => removeEventListener('pointerup', up)
  }, [])
  const days = span && onPlan ? daysFrom(span.from, span.to) : []
  const press = (e: KeyboardEvent) => {
    const by = steps[e.key]
    const onDay = (e.target as HTMLElement).role === 'gridcell'
    if (!onDay) return
    if (by !== undefined) {
      e.preventDefault()
      const next = plusDays(at, by)
      const { from, to } = pageOf(month)
      if (next < from || next > to) return
      setSpan(e.shiftKey ? { from: span?.from ?? at, to: next } : undefined)
      setAt(next)
      document.getElementById(`day-${next}`)?.focus()
    } else if ((e.key === 'Enter' || e.key === ' ') && onPlan) {
      e.preventDefault()
      onPlan(days.length > 0 ? days : [at])
    }
  }
  return {
    at,
    days,
    press,
    clear: () => setSpan(undefined),
    step: setAt,
    down: (day: string) => {
      pressed.current = true
      setSpan({ from: day, to: day })
    },
    over: (day: string) => pressed.current && setSpan((old) => old && { ...old, to: day }),
  }
}

/** To another day at the same hour; one that is published is asked about first, and what was done can be undone. */
function useMove() {
  const t = useWords(words)
  const f = useFormat()
  const say = useDone()
  const { modal, message } = App.useApp()
  const change = useActivityAct(activitiesApi.change)
  const send = async (a: Brief, from: string, to: string, base: number) => {
    const moved = { from: movedTo(a.from, from, to), to: movedTo(a.to, from, to) }
    await change.mutateAsync({ params: { id: a.id }, body: { id: mint(), base, change: moved } })
  }
  const go = async (a: Brief, from: string, to: string) => {
    try {
      await send(a, from, to, a.version)
      say(t('moved', { day: f.date(to) }), () => void send(a, from, from, a.version + 1).catch(() => undefined))
    } catch (error) {
      const problem = problemOf(error)
      void message.error(problem?.detail ?? problem?.title ?? '')
    }
  }
  return (a: Brief, from: string, to: string) => {
    if (from === to) return
    if (a.status === 'planned') return void go(a, from, to)
    modal.confirm({
      title: t('moveAsk', { day: f.date(to) }),
      content: t('moveNote'),
      okText: t('move'),
      onOk: () => go(a, from, to),
    })
  }
}
