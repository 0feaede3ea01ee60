import { peopleApi } from '../../../../domain/people/api.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Pick, Radios, TextBox, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { useMarked } from '../marked.ts'
import { usePersonAct, type Card } from '../queries.ts'
import { personFaultWords, words } from '../words.ts'
import { eventWords } from '../words/events.ts'
import { homeFaults, HomeFields, newHome, noHome, relationIn, type HomeValues } from './HomeFields.tsx'
import { needed, useOnce } from '../../../kit/staff/once.ts'

type Kind = 'move' | 'leave' | 'death' | 'arrive'

interface Values extends HomeValues {
  kind: Kind
  day: string
  head: string | null
}

/** What happened to somebody: they moved, left the county, came back, died. */
export function Happen({ card, onClose }: { card: Card; onClose: () => void }) {
  const t = useWords(eventWords)
  const all = useWords(words)
  const say = useDone()
  const happen = usePersonAct(peopleApi.happen)
  const open = usePersonAct(peopleApi.addHousehold)
  const { id, second, today } = useOnce()
  const marked = useMarked()
  const kinds: Kind[] = card.left ? ['arrive', 'death'] : ['move', 'leave', 'death']
  const mates = (card.household?.members ?? []).filter((m) => m.person !== card.id)
  const own = card.household?.members.find((m) => m.person === card.id)
  const form = useForm<Values>({
    start: { ...noHome, kind: kinds[0]!, day: today, head: null },
    words: personFaultWords,
    check: (v) => [
      ...needed(v, 'day'),
      ...(v.day > today ? [{ path: 'day', code: 'day-future' }] : []),
      ...(v.kind === 'move' || v.kind === 'arrive' ? homeFaults(v) : []),
      ...(asksHead(v) ? needed(v, 'head') : []),
    ],
  })
  /** A head who goes leaves the household to somebody; one who leaves the county stays registered and stays its head. */
  function asksHead(v: Values): boolean {
    if (own?.relation !== 'head' || mates.length === 0) return false
    return v.kind === 'death' || v.kind === 'move' || (v.kind === 'leave' && own.residence !== 'both')
  }
  const send = async (v: Values) => {
    const joins = v.kind === 'move' || v.kind === 'arrive'
    if (joins && v.home === newHome)
      await open.mutateAsync({
        body: { id: second, place: v.dwelling!.place, dwelling: v.dwelling!.id, opened: v.day, closed: null },
      })
    const household = v.home === newHome ? second : v.home
    const residence = v.residence === 'living-only' ? 'living-only' : 'both'
    const head = asksHead(v) && v.head ? { head: v.head } : {}
    const joining = { household, relation: relationIn(v), residence } as const
    const base = { id, day: v.day }
    const body =
      v.kind === 'move'
        ? { ...base, kind: v.kind, ...joining, ...head }
        : v.kind === 'arrive'
          ? { ...base, kind: v.kind, ...joining }
          : { ...base, kind: v.kind, ...head }
    return at({}, () => happen.mutateAsync({ params: { id: card.id }, body }))
  }
  const { kind } = form.values
  return (
    <FormDialog
      title={`${t('happen')} · ${card.name}`}
      note={t(`${kind}Note`)}
      form={form}
      okText={t('happenDo')}
      width={560}
      danger={kind === 'death'}
      onClose={onClose}
      onSend={send}
      onSent={() => say(all('saved'))}
    >
      <Radios form={form} name="kind" label={t('what')} options={kinds.map((k) => ({ value: k, label: t(k) }))} />
      <TextInput form={form} name="day" label={all('day')} type="date" />
      {(kind === 'move' || kind === 'arrive') && <HomeFields form={form} />}
      {asksHead(form.values) && (
        <Pick
          form={form}
          name="head"
          label={t('head')}
          hint={t('headHint')}
          options={mates.map((m) => ({ value: m.person, label: marked(m) }))}
        />
      )}
    </FormDialog>
  )
}

/** The last event was a slip. */
export function Strike({ card, event, onClose }: { card: Card; event: string; onClose: () => void }) {
  const t = useWords(eventWords)
  const all = useWords(words)
  const say = useDone()
  const strike = usePersonAct(peopleApi.strikeEvent)
  const { id } = useOnce()
  const form = useForm({ start: { why: '' }, words: personFaultWords, check: (v) => needed(v, 'why') })
  return (
    <FormDialog
      title={t('strike')}
      note={t('strikeNote')}
      form={form}
      okText={t('strikeDo')}
      width={400}
      onClose={onClose}
      onSend={(v) => strike.mutateAsync({ params: { id: card.id, event }, body: { id, why: v.why.trim() } })}
      onSent={() => say(all('saved'))}
    >
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={200} />
    </FormDialog>
  )
}
