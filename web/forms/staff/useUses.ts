/** What may be chosen for a column: of a list fields and ticks, of a table of counts what can be counted. */
import { countOf, countUnits, countUse, isCountKey } from '../../../domain/forms/counts.ts'
import { besideCounts, fillable, isFillable } from '../../../domain/forms/fields.ts'
import { useWords } from '../../kit/words.ts'
import { useCares } from '../../people/queries.ts'
import type { Slot } from '../queries.ts'
import { countPartWords, countWords, fieldWords, words } from '../words.ts'

export interface Option {
  value: string
  label: string
}

/** `女 · 60 岁及以上 · 低保：人数` */
function useCountName(): (use: string) => string {
  const unit = useWords(countWords)
  const part = useWords(countPartWords)
  const cares = useCares()
  return (use) => {
    const count = countOf(use)
    if (!count) return use
    const { from, to } = count.ages ?? { from: null, to: null }
    const parts = [
      count.sex && part(count.sex),
      from !== null && to !== null && part('between', { from, to }),
      from !== null && to === null && part('from', { from }),
      from === null && to !== null && part('to', { to }),
      count.category && cares.name(count.category),
    ].filter(Boolean)
    const name = unit(count.unit)
    return parts.length > 0 ? part('joined', { parts: parts.join(' · '), unit: name }) : name
  }
}

/** @param slots of the whole sheet: what one column means, another may mean, too */
export function useUses(slots: readonly Slot[]): (slot: Slot) => Option[] {
  const t = useWords(words)
  const field = useWords(fieldWords)
  const cares = useCares()
  const countName = useCountName()
  const none = { value: 'none', label: t('none') }
  const counts = new Set([
    ...slots.flatMap((s) => (s.use !== null && countOf(s.use) ? [s.use] : [])),
    ...countUnits.map((unit) => countUse({ unit })),
    ...(['male', 'female'] as const).map((sex) => countUse({ sex })),
    ...cares.open.flatMap(({ value }) => [
      countUse({ category: value }),
      countUse({ unit: 'households', category: value }),
    ]),
  ])
  const ofCounts = [
    none,
    ...besideCounts.map((f) => ({ value: f as string, label: field(f) })),
    ...[...counts].map((value) => ({ value, label: countName(value) })),
  ]
  const ofList = [
    none,
    ...fillable.map((f) => ({ value: f as string, label: field(f) })),
    ...cares.open.map((c) => ({ value: `tick:${c.value}`, label: c.label })),
  ]
  return (slot) => {
    if (isCountKey(slot.key)) return ofCounts
    // A field the county added stands under its own name.
    const added = slot.use && !isFillable(slot.use) && !slot.use.startsWith('tick:')
    return added ? [...ofList, { value: slot.use!, label: slot.header }] : ofList
  }
}
