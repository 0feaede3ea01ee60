/** The catalogue on a day: which version holds, who answers for a place, what lies below a category. */
import type { PlacePath } from '../kernel/place-path.ts'
import { bodyServing, committeeKinds, inTerm, isOpenOrg, townKinds } from '../organisations/rules.ts'
import type { Organisation, OrganisationKind } from '../organisations/schema.ts'
import type { Day } from '../places/schema.ts'
import type { Category, Responsible, ServiceItem, Template } from './schema.ts'

/** The newest version of each item that holds on a day. */
export function itemsOn(items: readonly ServiceItem[], day: Day): Map<string, ServiceItem> {
  const now = new Map<string, ServiceItem>()
  for (const item of items) {
    const other = now.get(item.code)
    if (inTerm(item, day) && (!other || other.version < item.version)) now.set(item.code, item)
  }
  return now
}

/** Codes of a category and everything below it. */
export function below(categories: readonly Category[], code: string): Set<string> {
  const found = new Set([code])
  for (let grew = true; grew;) {
    const more = categories.filter((c) => c.parent && found.has(c.parent) && !found.has(c.code))
    more.forEach((c) => found.add(c.code))
    grew = more.length > 0
  }
  return found
}

export type TreeFault = { code: string; fault: 'parent-unknown' | 'category-ring' | 'category-twice' }

/** Every category hangs, without a ring, on one that has no parent. */
export function treeFaults(categories: readonly Category[]): TreeFault[] {
  const byCode = new Map(categories.map((c) => [c.code, c]))
  const twice = categories.filter((c, i) => categories.findIndex((d) => d.code === c.code) !== i)
  const faults: TreeFault[] = twice.map((c) => ({ code: c.code, fault: 'category-twice' }))
  for (const c of categories) {
    const seen = new Set([c.code])
    for (let at: Category = c; at.parent;) {
      const parent = byCode.get(at.parent)
      const fault = !parent ? 'parent-unknown' : seen.has(parent.code) ? 'category-ring' : undefined
      if (fault) {
        faults.push({ code: c.code, fault })
        break
      }
      seen.add(parent!.code)
      at = parent!
    }
  }
  return faults
}

/** What is known about where something happens. */
export interface Where {
  place: PlacePath
  /** Code of the property company of the estate, when the address is known. */
  property?: string | null
}

/** The body a rule means at a place; undefined when the county has none. */
export function responsible(
  rule: Responsible,
  where: Where,
  orgs: ReadonlyMap<string, Organisation>,
  day: Day,
): Organisation | undefined {
  const serving = (kinds: readonly OrganisationKind[]) => bodyServing(orgs.values(), kinds, where.place, day)
  const named = (code: string | null | undefined) => {
    const org = code ? orgs.get(code) : undefined
    return org && isOpenOrg(org, day) ? org : undefined
  }
  switch (rule.by) {
    case 'body':
      return named(rule.code)
    case 'place':
      return serving([rule.kind])
    case 'town':
      return serving(townKinds)
    case 'committee':
      return serving(committeeKinds)
    case 'property':
      return named(where.property) ?? serving(committeeKinds)
  }
}

export interface Proposal {
  lead: Organisation | undefined
  helpers: Organisation[]
}

/** Who would get an item at a place [D5]: a proposal, confirmed by a person or a rule. */
export function proposal(
  item: Pick<ServiceItem, 'lead' | 'helpers'>,
  where: Where,
  orgs: ReadonlyMap<string, Organisation>,
  day: Day,
): Proposal {
  const lead = responsible(item.lead, where, orgs, day)
  const helpers = new Map<string, Organisation>()
  for (const rule of item.helpers) {
    const org = responsible(rule, where, orgs, day)
    if (org && org.code !== lead?.code) helpers.set(org.code, org)
  }
  return { lead, helpers: [...helpers.values()] }
}

/** Words of the search: the name, its other words, folded. @returns matches, best first */
export function findItems(items: Iterable<ServiceItem>, typed: string): ServiceItem[] {
  const q = typed.normalize('NFKC').toLowerCase().replace(/\s/g, '')
  if (!q) return []
  const score = (i: ServiceItem) => {
    const words = [i.name.zh, i.name.en ?? '', ...i.words].map((w) => w.toLowerCase().replace(/\s/g, ''))
    if (words.includes(q)) return 3
    if (words.some((w) => w.includes(q))) return 2
    return words.some((w) => w.length > 1 && q.includes(w)) ? 1 : 0
  }
  return [...items]
    .map((i) => ({ i, s: score(i) }))
    .filter((x) => x.s > 0)
    .sort((a, b) => b.s - a.s || (a.i.code < b.i.code ? -1 : 1))
    .map((x) => x.i)
}

/** `{{name}}` in a template; a value that is missing leaves nothing, never the braces. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replace(/\{\{\s*([a-zA-Z]+)\s*\}\}/g, (_, name: string) => String(values[name] ?? ''))

/** Names a template asks for. */
export const asks = (text: string) => [...text.matchAll(/\{\{\s*([a-zA-Z]+)\s*\}\}/g)].map((m) => m[1]!)

export type TemplateFault = 'sms-link' | 'sms-code' | 'sms-signature' | 'sms-long' | 'link' | 'asks-code'

/** An SMS begins with the county's signature, holds no link, and never asks for a code. 67 characters are one message; 4 is the limit. */
export function templateFaults(t: Template): TemplateFault[] {
  if (t.channel === 'mail') return mailFaults(t)
  if (t.channel !== 'sms') return []
  const faults: TemplateFault[] = []
  for (const text of [t.text.zh, t.text.en ?? '【{{county}}】']) {
    if (/https?:|www\.|\.(cn|com|net)\b|链接|点击/i.test(text)) faults.push('sms-link')
    if (/(回复|提供|告知|发送).{0,6}验证码/.test(text)) faults.push('sms-code')
    if (!text.startsWith('【{{county}}】')) faults.push('sms-signature')
    if (text.length > 4 * 67) faults.push('sms-long')
  }
  return [...new Set(faults)]
}

/** Where a letter leads is the house's own affair (`{{link}}`); it asks for no code either. */
function mailFaults(t: Template): TemplateFault[] {
  const words = [t.text.zh, t.text.en, t.title?.zh, t.title?.en].join('\n')
  return [
    ...(/https?:|www\.|\.(cn|com|net)\b/i.test(words) ? (['link'] as const) : []),
    ...(/(回复|提供|告知|发送).{0,6}验证码|密码/.test(words) ? (['asks-code'] as const) : []),
  ]
}
