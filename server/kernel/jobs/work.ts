/** A job sees the whole county, as the role `linli_jobs`, and acts through the same one function as everybody. */
import type { County, House, Work } from '../context.ts'
import { inAct } from '../db/act.ts'
import { reading } from '../db/tx.ts'
import { wholeCounty } from '../db/scope.ts'

export function workFor(house: House, county: County): Work {
  const scope = wholeCounty(county.code)
  const now = house.now()
  return {
    house,
    county,
    now,
    read: (work) => reading(house.pools.jobs, county.code, scope, work),
    act: (load, decide) => inAct(house.pools.jobs, { county: county.code, scope, account: null, now }, load, decide),
  }
}
