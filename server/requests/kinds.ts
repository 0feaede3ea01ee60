/** What the rules need from the county: the policy of the kind of request, and the working calendar. */
import { defaultPolicy } from '../../domain/requests/defaults.ts'
import type { Context } from '../../domain/requests/guards.ts'
import type { Act } from '../../domain/requests/acts.ts'
import { KindPolicy } from '../../domain/requests/policy.ts'
import type { RequestSettings } from '../../domain/requests/settings.ts'
import type { FieldFault } from '../../domain/kernel/errors.ts'
import type { Policy } from '../../domain/catalogue/schema.ts'
import { catalogueOf, itemEver, type CatalogueNow } from '../catalogue/index.ts'
import type { County, House } from '../kernel/context.ts'
import { requestSettings } from './settings.ts'

const policies = new WeakMap<object, Map<string, KindPolicy>>()

/**
 * The policy in force for an item, or the last it had when it has been taken out; without an item (not classified yet) the
 * county's ordinary rules. One that cannot be read stops no matter: the ordinary rules hold and the log says so.
 */
export function policyFor(catalogue: CatalogueNow, item: string | undefined, log?: House['log']): KindPolicy {
  const map = policies.get(catalogue) ?? new Map<string, KindPolicy>()
  policies.set(catalogue, map)
  const key = item ?? ''
  const known = map.get(key)
  if (known) return known
  const entry = item ? itemEver(catalogue, item) : undefined
  const read = entry && KindPolicy.safeParse({ ...entry.policy, code: entry.code, version: entry.version })
  if (read?.error)
    log?.error(
      { item: key, faults: read.error.issues.map((i) => i.path.join('.')) },
      'policy of an item cannot be read',
    )
  const made = read?.data ?? defaultPolicy
  map.set(key, made)
  return made
}

/** What keeps a policy from being read, at its fields: the catalogue asks before it takes one [D6]. */
export const faultsOfPolicy = (policy: Policy): FieldFault[] =>
  (KindPolicy.safeParse({ ...policy, code: 'x', version: 1 }).error?.issues ?? []).map((issue) => {
    const path = issue.path.join('.')
    return issue.code === 'custom' ? { path, code: issue.message } : { path, code: 'rule-unreadable' }
  })

export const versionOf = (p: KindPolicy) => `${p.code}@${p.version}`

const margined = new WeakMap<RequestSettings, Map<KindPolicy, KindPolicy>>()

/** The county's margin before the city's deadline, where the kind has none of its own; the same object for the same two. */
function withMargin(policy: KindPolicy, settings: RequestSettings): KindPolicy {
  if (policy.cityMargin) return policy
  const made = margined.get(settings) ?? new Map<KindPolicy, KindPolicy>()
  margined.set(settings, made)
  const known = made.get(policy) ?? {
    ...policy,
    cityMargin: { amount: settings['city-margin'].hours, unit: 'working-hours' as const },
  }
  made.set(policy, known)
  return known
}

export interface Rulebook {
  catalogue: CatalogueNow
  settings: RequestSettings
  /** The context of one request at one moment. */
  context: (item: string | undefined, now: Date, acts?: readonly Act[]) => Context
}

export async function rulebook(house: House, county: County): Promise<Rulebook> {
  const [catalogue, settings] = await Promise.all([catalogueOf(house, county), requestSettings(house, county)])
  return {
    catalogue,
    settings,
    context: (item, now, acts) => ({
      policy: withMargin(policyFor(catalogue, item, house.log), settings),
      calendar: catalogue.calendar,
      now: now.getTime(),
      ...(acts && { acts }),
    }),
  }
}

/** Items of harm at home: nobody is told of them, and no list of an account or a phone shows them. */
export const quietItems = ({ catalogue }: Pick<Rulebook, 'catalogue'>): string[] =>
  [...catalogue.items.values()].filter((i) => i.quiet).map((i) => i.code)

export const isQuiet = ({ catalogue }: Pick<Rulebook, 'catalogue'>, item: string | undefined | null): boolean =>
  Boolean(item && catalogue.items.get(item)?.quiet)
