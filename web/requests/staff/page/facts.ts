/** What the codes and times of an act say in words. Each known fact has its sentence; what is only for machines says nothing. */
import type { ActKind } from '../../../../domain/requests/acts.ts'
import type { Limit } from '../../../../domain/requests/vocabulary.ts'
import { useMemo } from 'react'
import { useFormat } from '../../../kit/now.ts'
import { wordIn, useWords, type Words } from '../../../kit/words.ts'
import { useCatalogueNames } from '../../../catalogue/queries.ts'
import {
  appealGroundWords,
  channelWords,
  complexityWords,
  declineGroundWords,
  deferGroundWords,
  evaluationWords,
  exclusionGroundWords,
  foundWords,
  handOverGroundWords,
  intentWords,
  legalWayWords,
  levelWords,
  limitWords,
  lineWords,
  outcomeWords,
  rejectGroundWords,
  returnGroundWords,
  solvedWords,
  toldByWords,
  urgencyWords,
} from '../../words.ts'
import type { Entry, RequestView } from '../queries.ts'
import { useSystemName } from '../useSystemName.ts'
import { cityAskWords, citySaysWords } from '../words/city.ts'
import { factWords } from '../words/page.ts'

const grounds: Partial<Record<ActKind, Words>> = {
  reject: rejectGroundWords,
  return: returnGroundWords,
  decline: declineGroundWords,
  defer: deferGroundWords,
  exclude: exclusionGroundWords,
  appeal: appealGroundWords,
  'hand-over': handOverGroundWords,
}

/** Codes that have a word of their own. */
const coded: Record<string, Words> = {
  outcome: outcomeWords,
  found: foundWords,
  way: legalWayWords,
  evaluation: evaluationWords,
  solved: solvedWords,
  complexity: complexityWords,
  line: lineWords,
  level: levelWords,
  what: cityAskWords,
  says: citySaysWords,
}

/** Names of units that this page knows by their codes. */
function unitNames(view: RequestView): Map<string, string> {
  const named = [
    ...view.orderList.flatMap((o) => [o.unit, o.regulator, ...o.offeredTo]),
    ...view.timeline.map((e) => e.unit),
    view.lead,
    view.desk,
  ]
  return new Map(named.flatMap((n) => (n ? [[n.id, n.name] as const] : [])))
}

interface SentOrder {
  unit: string
  role: string
}

/** Sentences for the facts of an act, in the order in which they matter. */
export function useFacts(view: RequestView): (kind: ActKind, facts: Entry['facts']) => string[] {
  const t = useWords(factWords)
  const f = useFormat()
  const system = useSystemName()
  const nameOf = useCatalogueNames()
  return useMemo(() => {
    const names = unitNames(view)
    const unit = (code: unknown) => names.get(String(code)) ?? String(code)
    const word = (words: Words | undefined, code: unknown) => {
      const found = words?.[String(code)]
      return found ? wordIn(found, f.lang) : undefined
    }
    const list = (codes: string[]) => codes.map(unit).join(f.lang === 'zh' ? '、' : ', ')
    const orders = (value: unknown): string[] => {
      const sent = value as SentOrder[]
      const of = (role: string) => sent.filter((o) => o.role === role).map((o) => o.unit)
      return [
        ...(of('lead').length > 0 ? [t('lead', { units: list(of('lead')) })] : []),
        ...(of('helper').length > 0 ? [t('helpers', { units: list(of('helper')) })] : []),
      ]
    }
    const limit = ({ amount, unit: u }: Limit) => wordIn(limitWords[u], f.lang, { n: amount })
    const say: Record<string, (value: unknown, all: Entry['facts'], kind: ActKind) => (string | undefined)[]> = {
      ground: (v, _, kind) => [word(grounds[kind], v)],
      item: (v) => [nameOf(String(v), f.lang)],
      orders,
      next: (v) => (typeof v === 'object' ? orders([v]) : []),
      unit: (v) => [t('toUnit', { x: unit(v) })],
      desk: (v) => [t('toUnit', { x: unit(v) })],
      suggest: (v) => [t('suggest', { x: unit(v) })],
      squads: (v) => [t('toUnit', { x: list(v as string[]) })],
      urgency: (v) => [t('urgency', { x: word(urgencyWords, v) ?? String(v) })],
      intent: (v) => [t('intent', { x: word(intentWords, v) ?? String(v) })],
      channel: (v, _, kind) => (kind === 'report' ? [t('from', { x: word(channelWords, v) ?? String(v) })] : []),
      told: (v) => [t('told', { x: word(toldByWords, v) ?? String(v) })],
      limit: (v) => [t('limit', { x: limit(v as Limit) })],
      by: (v) => [limit(v as Limit)],
      until: (v) => [t('until', { x: f.moment(String(v)) })],
      dueAt: (v) => [t('until', { x: f.moment(String(v)) })],
      from: (v, all) =>
        typeof all['to'] === 'string' ? [t('fromTo', { from: f.moment(String(v)), to: f.time(all['to']) })] : [],
      expected: (v) => [t('expected', { x: f.day(String(v)) })],
      reached: (v) => [v ? t('reached') : t('notReached')],
      upheld: (v) => [v ? t('upheld') : t('notUpheld')],
      foreign: (v) => {
        const { system: code, number } = v as { system: string; number: string }
        return [t('number', { system: system(code), number })]
      },
    }
    return (kind, facts) =>
      Object.entries(facts).flatMap(([key, value]) =>
        (say[key]?.(value, facts, kind) ?? [word(coded[key], value)]).filter((s): s is string => Boolean(s)),
      )
  }, [view, t, f, system, nameOf])
}
