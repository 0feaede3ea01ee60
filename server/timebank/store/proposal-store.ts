/** What was proposed by hand, and what was made of it. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface ProposalRow {
  id: string
  kind: 'issue' | 'undo'
  place: string
  person: string
  minutes: number | null
  txn: string | null
  why: string
  state: 'open' | 'done' | 'refused'
  byAccount: string
  at: Date
}

const columns = `p.id, p.kind, p.place, p.person, p.minutes, p.txn, p.why, p.state, p.by_account as "byAccount", p.at`

export const insertProposal = (p: ProposalRow): Statement =>
  sql(
    'timebank.propose',
    `insert into timebank_proposal (id, kind, place, person, minutes, txn, why, state, by_account, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [p.id, p.kind, p.place, p.person, p.minutes, p.txn, p.why, p.state, p.byAccount, p.at],
  )

export const lockProposal = (tx: Tx, id: string) =>
  tx.one<ProposalRow>(
    sql('timebank.lockProposal', `select ${columns} from timebank_proposal p where p.id = $1 for no key update`, [id]),
  )

export const decideProposal = (
  id: string,
  d: { state: 'done' | 'refused'; by: string; at: Date; made: string | null },
): Statement =>
  sql(
    'timebank.decide',
    'update timebank_proposal set state = $2, decided_by = $3, decided_at = $4, made = $5 where id = $1',
    [id, d.state, d.by, d.at, d.made],
  )

export interface ListedProposal extends ProposalRow {
  name: string
  undone: string | null
  moved: number | null
}

export const proposalsIn = (
  tx: Tx,
  { lo, hi }: Range,
  state: string | null,
  before: [at: string, id: string],
  size: number,
) =>
  tx.rows<ListedProposal>(
    sql(
      'timebank.proposals',
      `select ${columns}, k.name_masked as name, t.kind as undone,
         (select sum(m.amount) from kernel_pub_ledger_move m where m.txn = p.txn)::float8 as moved
       from timebank_proposal p join people_pub_person k on k.id = p.person left join kernel_pub_ledger_txn t on t.id = p.txn
       where p.place >= $1 and p.place < $2 and ($3::text is null or p.state = $3) and (p.at, p.id) < ($4::timestamptz, $5::uuid)
       order by p.at desc, p.id desc limit $6`,
      [lo, hi, state, ...before, size],
    ),
  )

/** Whether it was undone already. */
export const undoneBy = (tx: Tx, txn: string) =>
  tx.one<{ id: string }>(
    sql('timebank.undoneBy', 'select t.id from kernel_pub_ledger_txn t where t.reverses = $1', [txn]),
  )
