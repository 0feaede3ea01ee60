/** Visits: a part of the duties room with sentences of its own. */
import { CallBackRule, callBackSetting, usualCallBacks } from '../../../domain/duties/sample.ts'
import { visitsApi } from '../../../domain/duties/visits-api.ts'
import { room } from '../../kernel/context.ts'
import { dayOf } from '../../kernel/day.ts'
import { askAboutMatters } from '../../people/index.ts'
import { callBacks, calledBack, drawCallBacks } from './call-backs.ts'
import { fieldDay, paper } from './day.ts'
import { confirm, seen } from './family.ts'
import { enterFromPaper, pastVisits } from './paper.ts'
import { fieldNumbers } from './numbers.ts'
import { recordVisit } from './record.ts'
import { isOwedNow } from './store.ts'
import { mannerOf, setManner, setWish } from './wish.ts'

// What is due to somebody by now is reason enough to call them [L7].
askAboutMatters((tx, ctx, what) => isOwedNow(tx, what, dayOf(ctx.now)))

export const visitsRoom = room({
  name: 'visits',
  api: visitsApi,
  routes: {
    day: (ctx, { query }) => fieldDay(ctx, query.days),
    paper: (ctx, { query }) => paper(ctx, query),
    numbers: (ctx, { query }) => fieldNumbers(ctx, query.have),
    visit: (ctx, { body }) => recordVisit(ctx, body),
    enter: (ctx, { body }) => enterFromPaper(ctx, body),
    past: (ctx, { params, query }) => pastVisits(ctx, params.id, query),
    wish: (ctx, { params, body }) => setWish(ctx, params.id, body),
    visiting: (ctx, { params }) => mannerOf(ctx, params.id),
    care: (ctx, { params, body }) => setManner(ctx, params.id, body),
    seen: (ctx, { query }) => seen(ctx, query.person),
    confirm: (ctx, { body }) => confirm(ctx, body),
    callBacks: (ctx, { query }) => callBacks(ctx, query),
    calledBack: (ctx, { params, body }) => calledBack(ctx, params.id, body),
  },
  jobs: [{ name: 'visits-draw', every: '0 4 1 * *', run: drawCallBacks }],
  settings: [{ name: callBackSetting, shape: CallBackRule, usual: usualCallBacks }],
})
