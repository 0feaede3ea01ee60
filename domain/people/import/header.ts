/** What one column is, by its header: taken, known and not taken, dropped, sealed, or unknown. */
import { foldHeader, withoutBrackets } from './fold.ts'
import type { RefusedWhy } from './never.ts'
import type { FieldLine, Vocabulary } from './vocabulary.ts'

export type Use =
  | { is: 'field'; field: string; sure: boolean }
  /** The header is a category, the cells are ticks. */
  | { is: 'tick'; category: string; sure: boolean }
  /** Belief, suspicion, control: named to the sender, its cells are not read. */
  | { is: 'dropped'; why: RefusedWhy }
  /** What goes nowhere but to the restricted room. */
  | { is: 'sealed'; kind: string }
  | { is: 'none' }
  | { is: 'unknown' }

/** Headers that say whose column it is; the end of such a header is not the person's own. */
const others =
  /父|母|祖|监护|联系人|负责|走访|填表|审核|经办|网格员|社工|志愿|结对|邻居|子女|配偶|照料|代理|房东|业主|经营|民警|楼栋长|管理员|监督员|包保|责任人|回访|主任|书记|医生|教师|老师|班主任|户主|村医|包村|干部|账户|开户|统计|调查|登记人|督办/

export const speaksOfOthers = (header: string): boolean => others.test(header)

/**
 * @param text of the lowest header cell; @param group of the cells above it, joined
 * @param known what the county decided for this header before
 */
export function columnUse(words: Vocabulary, text: string, group = '', known?: ReadonlyMap<string, string>): Use {
  const leaf = foldHeader(text)
  const above = foldHeader(group)
  if (!leaf && !above) return { is: 'unknown' }
  const why = refusedWhy(words, leaf) ?? refusedWhy(words, above)
  if (why) return { is: 'dropped', why }
  const sealed = sealedKind(words, leaf) ?? sealedKind(words, above)
  if (sealed) return { is: 'sealed', kind: sealed }
  const remembered = known?.get(above + leaf)
  if (remembered !== undefined) return asDecided(words, remembered)
  const tries = [...new Set([above + leaf, withoutBrackets(above + leaf), ...ownLeaf(words, leaf, above)])]
  for (const key of tries) {
    const found = exactly(words, key)
    if (found) return found
  }
  return guessed(words, leaf, above)
}

/** The leaf alone counts for the person only where the heading above does not speak of somebody else. */
function ownLeaf(words: Vocabulary, leaf: string, above: string): string[] {
  const foreign = above !== '' && others.test(above) && !words.fields.has(above)
  return foreign ? [] : [leaf, withoutBrackets(leaf)]
}

/** @param decided a field, `tick:low-income`, or `none` */
function asDecided(words: Vocabulary, decided: string): Use {
  if (decided.startsWith('tick:')) return { is: 'tick', category: decided.slice(5), sure: true }
  return words.byField.has(decided) ? { is: 'field', field: decided, sure: true } : { is: 'none' }
}

function exactly(words: Vocabulary, key: string): Use | undefined {
  if (!key) return undefined
  const line = words.fields.get(key)
  if (line) return byLine(line, true)
  const category = words.values.category.get(key) ?? words.values.category.get(key.replace(/^是否(为|属于|是)?/, ''))
  return category && { is: 'tick', category: category.code, sure: !category.unsure }
}

function byLine(line: FieldLine, sure: boolean): Use {
  if (line.reads === 'none') return { is: 'none' }
  if (line.reads === 'consent') return { is: 'dropped', why: 'consent' }
  return { is: 'field', field: line.field, sure }
}

/** What may be guessed below a heading: there the rest are parts of a sum. */
const identity = /^(name|id-number|phone|born|address)$/

/** `困难老人姓名` ends in a word we know; whether it means that is asked. */
function guessed(words: Vocabulary, leaf: string, above: string): Use {
  const bare = withoutBrackets(leaf)
  if (others.test(above) && bare.length < 3) return { is: 'unknown' }
  for (let from = 1; from <= bare.length - 2; from++) {
    const line = words.fields.get(bare.slice(from))
    if (!line || line.of || others.test(bare.slice(0, from))) continue
    if (!above || identity.test(line.field)) return byLine(line, false)
  }
  return { is: 'unknown' }
}

export function refusedWhy(words: Vocabulary, folded: string): RefusedWhy | undefined {
  if (!folded || !words.alarming.test(folded)) return undefined
  return words.refused.word.get(folded) ?? words.refused.parts.find(([part]) => folded.includes(part))?.[1]
}

/** A header of the restricted matters: the word itself, or a longer header that holds it (`社区矫正类别`). */
export function sealedKind(words: Vocabulary, folded: string): string | undefined {
  if (!words.alarming.test(folded)) return undefined
  const whole = words.values.sealed.get(withoutBrackets(folded)) ?? words.values.sealed.get(folded)
  if (whole) return whole.code
  for (const [word, { code }] of words.values.sealed) if (word.length > 2 && folded.includes(word)) return code
  return undefined
}
