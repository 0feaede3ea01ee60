/** How those who play, and what came of a match, are said. */
import { useWords } from '../kit/words.ts'
import type { Draw, DrawMatch } from './draw-queries.ts'
import { drawWords } from './draw-words.ts'

export function useDrawSaid(draw: Pick<Draw, 'players'>) {
  const t = useWords(drawWords)
  const who = (n: number | null) => {
    if (n === null) return t('open')
    const name = draw.players.find((p) => p.number === n)?.name
    return name ? t('playerNamed', { n, name }) : t('player', { n })
  }
  const pair = (m: DrawMatch) => (m.bye ? `${who(m.a)} · ${t('bye')}` : t('versus', { a: who(m.a), b: who(m.b) }))
  const result = (m: DrawMatch) => {
    if (m.version === 0) return null
    const end = m.winner === null ? t('even') : t('won', { who: who(m.winner) })
    return [end, m.score, m.version > 1 && t('corrected', { n: m.version })].filter(Boolean).join(' · ')
  }
  /** Of a knock-out by round, else by group. */
  const parts = (matches: readonly DrawMatch[]) => {
    const by = new Map<string, DrawMatch[]>()
    for (const m of matches) {
      const name = m.group === null ? t('round', { n: m.round }) : t('group', { n: m.group })
      by.set(name, [...(by.get(name) ?? []), m])
    }
    return [...by]
  }
  return { who, pair, result, parts }
}
