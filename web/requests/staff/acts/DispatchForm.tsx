import { Button } from 'antd'
import { useState } from 'react'
import type { Limit } from '../../../../domain/requests/vocabulary.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useFormat } from '../../../kit/now.ts'
import { Framed, TextBox } from '../../../kit/staff/Fields.tsx'
import { StaffForm } from '../../../kit/staff/FormDialog.tsx'
import { staffWords } from '../../../kit/staff/words.ts'
import { Answering } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { useCatalogueNames } from '../../../catalogue/queries.ts'
import { UnitSelect } from '../../../organisations/UnitSelect.tsx'
import { actWords } from '../../words.ts'
import { usePerform, useProposal, type Proposal } from '../queries.ts'
import { actFaultWords, actFieldWords, listKindWords } from '../words/acts.ts'
import type { NextActProps } from './AcceptForm.tsx'
import { Changed } from './Changed.tsx'
import { LimitInput } from '../../../catalogue/LimitInput.tsx'
import { newOrder, type Chosen, type NewOrder } from './orders.ts'
import { faultsAt, useDid, useIds } from './useSend.ts'

interface Dispatch {
  lead: string | null
  helpers: string[]
  limit: Limit | null
  reason: string
}

/** 派单: what the catalogue proposes, with its ground and whom the lists bar; a person decides. */
export function DispatchForm(props: NextActProps) {
  const proposal = useProposal(props.view.id)
  return (
    <Answering of={proposal}>
      {(p) => <Proposed key={`${props.view.id} ${p.lead?.id ?? ''}`} {...props} proposal={p} />}
    </Answering>
  )
}

function Proposed({ view, proposal, onDone, onCancel, filled = false, formId }: NextActProps & { proposal: Proposal }) {
  const t = useWords(actFieldWords)
  const act = useWords(actWords)
  const kit = useWords(staffWords)
  const f = useFormat()
  const perform = usePerform()
  const did = useDid()
  const ids = useIds()
  const [begun] = useState(view.seq)
  const [known, setKnown] = useState<readonly Chosen[]>(() => knownOf(proposal, view))
  const start: Dispatch = {
    lead: proposal.lead?.id ?? null,
    helpers: freeHelpers(proposal, view),
    limit: proposal.limit ?? null,
    reason: '',
  }
  const other = (v: Dispatch) => proposal.lead !== undefined && v.lead !== proposal.lead.id
  const form = useForm<Dispatch>({
    start,
    words: actFaultWords,
    check: (v) => [
      ...(v.lead ? [] : [{ path: 'lead', code: 'required' }]),
      ...(other(v) && !v.reason.trim() ? [{ path: 'reason', code: 'required' }] : []),
    ],
  })
  const keep = (units: Chosen[]) => setKnown((old) => [...units, ...old])
  const send = async (v: Dispatch) => {
    const mint = ids.again()
    const id = mint()
    const orders = await ordersOf(v, proposal, known, mint)
    const changed = v.limit && (v.limit.amount !== proposal.limit?.amount || v.limit.unit !== proposal.limit?.unit)
    const body = { id, orders, ...(v.reason.trim() && { reason: v.reason.trim() }), ...(changed && { limit: v.limit }) }
    const acted = await faultsAt(
      ['lead', 'limit', 'reason'],
      perform(view.id, 'dispatch', body).catch((e: unknown) => Promise.reject(atRole(e))),
    )
    did(view, 'dispatch', acted)
    onDone(acted)
  }
  return (
    <StaffForm
      form={form}
      onSend={send}
      filled={filled}
      okText={act('dispatch')}
      {...(formId && { id: formId, footless: true })}
      beside={onCancel && <Button onClick={onCancel}>{kit('cancel')}</Button>}
    >
      <div className="beside">
        <Framed
          form={form}
          name="lead"
          label={t('lead')}
          {...(proposal.outside &&
            form.values.lead === proposal.lead?.id && {
              hint: t('outside', { regulator: proposal.regulator?.name ?? '' }),
            })}
        >
          {({ id, status }) => (
            <UnitSelect
              id={id}
              status={status}
              known={known}
              value={form.values.lead ? [form.values.lead] : []}
              onChange={([code], units) => {
                keep(units)
                form.set({ lead: code ?? null })
              }}
            />
          )}
        </Framed>
        <Framed form={form} name="helpers" label={t('helpers')}>
          {({ id, status }) => (
            <UnitSelect
              id={id}
              status={status}
              many
              optional
              known={known}
              value={form.values.helpers}
              onChange={(helpers, units) => {
                keep(units)
                form.set({ helpers })
              }}
            />
          )}
        </Framed>
        <Framed
          form={form}
          name="limit"
          label={t('limit')}
          {...(proposal.dueAt && sameLimit(form.values.limit, proposal.limit) && { hint: f.due(proposal.dueAt) })}
        >
          {({ id, status }) => (
            <LimitInput
              id={id}
              status={status}
              label={t('limit')}
              value={form.values.limit}
              onChange={(limit) => form.set({ limit })}
            />
          )}
        </Framed>
      </div>
      {other(form.values) && <TextBox form={form} name="reason" label={t('otherUnitWhy')} rows={2} maxLength={500} />}
      <Why proposal={proposal} />
      {form.error !== undefined && <Changed view={view} since={begun} error={form.error} />}
    </StaffForm>
  )
}

const sameLimit = (a: Limit | null, b: Limit | undefined) => a?.amount === b?.amount && a?.unit === b?.unit

/** The system only proposes, and gives its ground. */
function Why({ proposal }: { proposal: Proposal }) {
  const t = useWords(actFieldWords)
  const lists = useWords(listKindWords)
  const f = useFormat()
  const nameOf = useCatalogueNames()
  const { because, barred } = proposal
  const item = because ? nameOf(because.item, f.lang) : ''
  const why =
    because &&
    {
      responsibility: t('becauseResponsibility', { item }),
      delegation: t('becauseDelegation', { item }),
      fallback: t('becauseFallback'),
    }[because.kind]
  return (
    <>
      <p className="why">
        {why ? t('because', { why: because.listItem ? `${why} · ${because.listItem}` : why }) : t('proposalNone')}
      </p>
      {barred.length > 0 && (
        <div className="why barred">
          <Icon name="lock" />
          <div>
            {t('barred')}
            <ul>
              {barred.map((b) => (
                <li key={b.unit.id}>
                  {b.text
                    ? t('barredBy', {
                        unit: b.unit.name,
                        list: b.list && b.list in listKindWords ? lists(b.list as keyof typeof listKindWords) : '',
                        no: b.no ?? '',
                        text: b.text,
                      })
                    : t('barredPlain', { unit: b.unit.name })}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </>
  )
}

/** Units that have an order in hand already are not proposed again. */
const busy = (view: NextActProps['view']) =>
  new Set(
    view.orderList.flatMap((o) =>
      o.unit && ['offered', 'sent', 'signed', 'assigned', 'drafted', 'deferred'].includes(o.status) ? [o.unit.id] : [],
    ),
  )

const freeHelpers = (p: Proposal, view: NextActProps['view']) =>
  p.helpers.map((h) => h.id).filter((code) => !busy(view).has(code))

const knownOf = (p: Proposal, view: NextActProps['view']): Chosen[] =>
  [...(p.lead ? [p.lead] : []), ...p.helpers, ...view.orderList.flatMap((o) => o.unit ?? [])].map((u) => ({
    code: u.id,
    name: u.name,
  }))

async function ordersOf(v: Dispatch, p: Proposal, known: readonly Chosen[], mint: () => string): Promise<NewOrder[]> {
  const chosen = (code: string) => known.find((k) => k.code === code) ?? { code, name: code }
  const lead = v.lead === p.lead?.id ? asProposed(p, mint) : undefined
  const first = lead ?? (await newOrder(chosen(v.lead!), 'lead', 'lead', mint))
  const rest = await Promise.all(v.helpers.map((code) => newOrder(chosen(code), 'helper', 'helpers', mint)))
  return [first, ...rest]
}

/** The order of the proposed lead; the proposal says all of it. */
export function asProposed(p: Proposal, mint: () => string): NewOrder | undefined {
  if (!p.lead || !p.leadParty) return undefined
  return {
    order: mint(),
    unit: p.lead.id,
    role: 'lead',
    party: p.leadParty,
    outside: p.outside,
    ...(p.outside && p.regulator && { regulator: p.regulator.id }),
  }
}

/** `orders.0.…` is the lead, the others help. */
function atRole(error: unknown): unknown {
  const faults = (error as { problem?: { faults?: { path: string }[] } }).problem?.faults
  for (const fault of faults ?? [])
    fault.path = fault.path
      .replace(/^orders\.0\b.*/, 'lead')
      .replace(/^orders\.[1-9].*/, 'helpers')
      .replace(/^orders$/, 'lead')
  return error
}
