import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefused, move, roomUnder, undoing, type LedgerAccount, type Move, type Moved } from './ledger.ts'

const account = (id: string, more: Partial<LedgerAccount> = {}): LedgerAccount => ({
  id,
  unit: 'minute',
  mode: 'kept',
  balance: 0,
  seq: 0,
  frozen: false,
  ...more,
})

const names = ['issue', 'pool', 'ada', 'bo', 'cai', 'dan']
const opening = () =>
  new Map(
    names.map((n) => [n, account(n, n === 'issue' ? { mode: 'issues' } : n === 'pool' ? { mode: 'gathers' } : {})]),
  )
const anyMove = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.integer({ min: 1, max: 120 }))
  .filter(([from, to]) => from !== to)
  .map(([from, to, amount]): Move => ({ from, to, amount }))
const txns = fc.array(fc.array(anyMove, { minLength: 1, maxLength: 4 }), { maxLength: 40 })

/** A book as the database keeps it: balances, what lies beside them, and every line. */
function book() {
  const accounts = opening()
  const lines: Moved['lines'] = []
  const beside = new Map<string, number>()
  const gathered = () => {
    for (const [id, sum] of beside) accounts.set(id, { ...accounts.get(id)!, balance: accounts.get(id)!.balance + sum })
    beside.clear()
  }
  return {
    accounts,
    lines,
    post: (moves: readonly Move[]) => {
      gathered()
      const done = move(accounts, moves)
      if (isRefused(done)) return done
      for (const a of done.changed) accounts.set(a.id, a)
      for (const a of done.arrivals) beside.set(a.account, (beside.get(a.account) ?? 0) + a.amount)
      lines.push(...done.lines)
      return done
    },
    /** What an account has, of one that issues by its lines. */
    has: (id: string) => {
      const all = lines.reduce((n, l) => n + (l.to === id ? l.amount : 0) - (l.from === id ? l.amount : 0), 0)
      if (accounts.get(id)!.mode !== 'issues') expect(accounts.get(id)!.balance + (beside.get(id) ?? 0)).toBe(all)
      return all
    },
  }
}

describe('[S1-06][F9] double entry', () => {
  it('the sum of all accounts is zero after any sequence, and none of them is ever below', () => {
    fc.assert(
      fc.property(txns, (all) => {
        const b = book()
        for (const moves of all) {
          const before = JSON.stringify([...b.accounts])
          const done = b.post(moves)
          if (isRefused(done)) {
            expect(done.reason).toBe('ledger-short')
            // Refused as a whole: what lay beside was gathered, and nothing else changed.
            for (const [id, a] of b.accounts)
              expect(a.seq).toBe(new Map<string, LedgerAccount>(JSON.parse(before)).get(id)!.seq)
          }
          expect(names.reduce((n, id) => n + b.has(id), 0)).toBe(0)
          for (const id of names.slice(1)) expect(b.has(id)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('each account’s lines are numbered without a gap, and each says what was there then', () => {
    fc.assert(
      fc.property(txns, (all) => {
        const b = book()
        for (const moves of all) b.post(moves)
        for (const id of names.filter((n) => b.accounts.get(n)!.mode === 'kept')) {
          const own = b.lines.flatMap((l) => [
            ...(l.from === id ? [{ seq: l.fromSeq!, after: l.fromAfter!, by: -l.amount }] : []),
            ...(l.to === id ? [{ seq: l.toSeq!, after: l.toAfter!, by: l.amount }] : []),
          ])
          own.sort((x, y) => x.seq - y.seq)
          expect(own.map((l) => l.seq)).toEqual(own.map((_, i) => i + 1))
          own.reduce((had, l) => {
            expect(l.after).toBe(had + l.by)
            return l.after
          }, 0)
        }
      }),
    )
  })

  it('two who want the same last minute: one has it, whoever comes first, and the sum is the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (x, y) => {
        const had = Math.max(x, y)
        const spend = (amounts: number[]) => {
          const b = book()
          b.post([{ from: 'issue', to: 'ada', amount: had }])
          return amounts
            .map((amount) => !isRefused(b.post([{ from: 'ada', to: 'bo', amount }])))
            .concat(b.has('ada') >= 0)
        }
        expect(spend([x, y]).at(0)).toBe(true)
        expect(spend([y, x]).at(0)).toBe(true)
        expect(spend([x, y]).at(1)).toBe(x + y <= had)
        expect(spend([x, y]).at(2)).toBe(true)
      }),
    )
  })

  it('what moved in one transaction is there for its next move; a frozen account gives only by a person’s decision', () => {
    const b = book()
    expect(
      b.post([
        { from: 'issue', to: 'ada', amount: 60 },
        { from: 'ada', to: 'bo', amount: 60 },
      ]),
    ).toMatchObject({
      lines: [
        { toAfter: 60, toSeq: 1, fromAfter: null, fromSeq: null },
        { fromAfter: 0, fromSeq: 2, toAfter: 60, toSeq: 1 },
      ],
    })
    b.accounts.set('bo', { ...b.accounts.get('bo')!, frozen: true })
    expect(b.post([{ from: 'bo', to: 'ada', amount: 1 }])).toEqual({ reason: 'ledger-frozen', account: 'bo' })
    expect(b.post([{ from: 'issue', to: 'bo', amount: 1 }])).toMatchObject({ lines: [{ toAfter: 61 }] })
    expect(move(b.accounts, [{ from: 'bo', to: 'ada', amount: 61 }], true)).toMatchObject({ lines: [{ fromAfter: 0 }] })
    expect(b.post([{ from: 'cai', to: 'ada', amount: 7 }])).toEqual({
      reason: 'ledger-short',
      account: 'cai',
      missing: 7,
    })
  })

  it('what is no move is a fault of the program', () => {
    const all = new Map([...opening(), ['till', account('till', { unit: 'fen' })]])
    const bad: Move[] = [
      { from: 'ada', to: 'ada', amount: 1 },
      { from: 'issue', to: 'nobody', amount: 1 },
      { from: 'issue', to: 'ada', amount: 0 },
      { from: 'issue', to: 'ada', amount: -1 },
      { from: 'issue', to: 'ada', amount: 1.5 },
      { from: 'issue', to: 'ada', amount: 2 ** 53 },
      { from: 'issue', to: 'till', amount: 1 },
    ]
    for (const m of bad) expect(() => move(all, [m])).toThrow(/^ledger: /)
  })
})

describe('[S1-06][F11] a mistake is undone by the opposite', () => {
  it('gives back exactly, where everything is still there', () => {
    fc.assert(
      fc.property(txns, fc.array(anyMove, { minLength: 1, maxLength: 4 }), (all, last) => {
        const b = book()
        for (const moves of all) b.post(moves)
        const before = names.map((n) => b.has(n))
        if (isRefused(b.post(last))) return
        b.post([])
        const undo = undoing(b.accounts, last, null)
        expect(undo.borne).toBe(0)
        expect(isRefused(b.post(undo.moves))).toBe(false)
        expect(names.map((n) => b.has(n))).toEqual(before)
      }),
    )
  })

  it('takes what is there and no more: the fund bears the rest, then nobody, and nobody owes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (earned, share, fund) => {
          const spent = Math.min(earned, share)
          const b = book()
          const earn = [{ from: 'issue', to: 'ada', amount: earned }]
          b.post(earn)
          if (spent > 0) b.post([{ from: 'ada', to: 'bo', amount: spent }])
          if (fund > 0) b.post([{ from: 'issue', to: 'pool', amount: fund }])
          b.post([])
          const undo = undoing(b.accounts, earn, 'pool')
          expect(undo.borne).toBe(Math.max(0, spent - fund))
          if (undo.moves.length > 0) expect(isRefused(b.post(undo.moves))).toBe(false)
          expect([b.has('ada'), b.has('bo'), b.has('pool')]).toEqual([0, spent, Math.max(0, fund - spent)])
          expect(undo.moves.reduce((n, m) => n + m.amount, 0) + undo.borne).toBe(earned)
        },
      ),
    )
  })
})

it('[S1-06][F10] what is above a cap does not fit', () => {
  expect([roomUnder(0, null, 90), roomUnder(50, 100, 40), roomUnder(80, 100, 40), roomUnder(120, 100, 40)]).toEqual([
    90, 40, 20, 0,
  ])
})
