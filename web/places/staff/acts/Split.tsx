import { Button } from 'antd'
import { useState } from 'react'
import { parentOf } from '../../../../domain/kernel/place-path.ts'
import { placesApi } from '../../../../domain/places/api.ts'
import type { PlaceNode } from '../../../../domain/places/schema.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm, type FormState } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Pick } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { Skeleton } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { useEstates, useMapAct, useStepsBelow, useTree } from '../queries.ts'
import { nextStep } from '../steps.ts'
import { words } from '../words.ts'
import { actWords, placeFaultWords } from '../words/acts.ts'
import type { ActProps } from './Acts.tsx'
import { datedFaults, DatedFields, useDated } from './dated.tsx'
import { emptyEntry, EntryFields, entryFaults, entryOf, textOf, type EntryValues } from './entry.tsx'

interface Thing {
  key: string
  name: string
}

/** One becomes two or more; each place and building in it goes to one of them. */
export function Split(props: ActProps) {
  const { place } = props
  const beside = useStepsBelow(place.parent)
  const tree = useTree(false)
  const estates = useEstates(place.kind === 'grid' ? (place.parent ?? place.path) : place.path)
  if (!beside.data || !tree.data || !estates.items) return <Skeleton lines={1} />
  const buildings = estates.items.flatMap((e) =>
    e.buildings
      .filter((b) => place.gridKind === 'base' && b.place === place.path)
      .map((b): Thing => ({ key: b.id, name: e.name + b.name })),
  )
  return (
    <Form
      {...props}
      siblings={beside.data.items.filter((n) => parentOf(n.path) === place.parent)}
      below={tree.data.items.filter((n) => parentOf(n.path) === place.path).map((n) => ({ key: n.path, name: n.name }))}
      buildings={buildings}
    />
  )
}

const prefixOf = (part: number) => `p${part}.`
/** Which part takes a thing: the fields `t:…` of places and `b:…` of buildings hold its number. */
const takenBy = (v: EntryValues, kind: 't' | 'b', things: readonly Thing[], part: number) =>
  things.filter((c) => textOf(v, `${kind}:${c.key}`) === String(part)).map((c) => c.key)

interface FormProps extends ActProps {
  siblings: readonly PlaceNode[]
  below: readonly Thing[]
  buildings: readonly Thing[]
}

function Form({ place, siblings, below, buildings, onClose, onGo }: FormProps) {
  const t = useWords(actWords)
  const all = useWords(words)
  const say = useDone()
  const split = useMapAct(placesApi.split)
  const { id, start } = useDated()
  const kind = place.gridKind ?? place.kind
  const [parts, setParts] = useState<readonly number[]>([0, 1])
  const entry = (part: number, not: readonly string[]) =>
    emptyEntry(prefixOf(part), {
      step: nextStep(
        siblings.map((s) => s.path),
        not,
      ),
      kind,
      level: place.level,
    })
  const first = entry(0, [])
  const form = useForm<EntryValues>({
    start: { ...start, ...first, ...entry(1, [first['p0.step']!]) },
    words: placeFaultWords,
    check: (v) => [
      ...parts.flatMap((part) => entryFaults(v, prefixOf(part))),
      ...below.flatMap((c) => (textOf(v, `t:${c.key}`) ? [] : [{ path: `t:${c.key}`, code: 'required' }])),
      ...datedFaults(v),
    ],
  })
  const add = () => {
    const next = Math.max(...parts) + 1
    form.set(
      entry(
        next,
        parts.map((part) => textOf(form.values, `${prefixOf(part)}step`)),
      ),
    )
    setParts([...parts, next])
  }
  const drop = (part: number) => {
    const freed = [...below.map((c) => `t:${c.key}`), ...buildings.map((b) => `b:${b.key}`)]
    form.set(Object.fromEntries(freed.filter((f) => textOf(form.values, f) === String(part)).map((f) => [f, null])))
    setParts(parts.filter((p) => p !== part))
  }
  const send = async (v: EntryValues) => {
    const into = parts.map((part) => ({
      ...entryOf(v, prefixOf(part), place.fictional),
      takes: takenBy(v, 't', below, part),
      buildings: takenBy(v, 'b', buildings, part),
    }))
    const faults = Object.fromEntries(parts.map((part, i) => [`into.${i}.`, prefixOf(part)]))
    const body = { id, day: v.day, why: v.why.trim(), path: place.path, into }
    const { successions } = await at({ ...faults, step: 'p0.step' }, () => split.mutateAsync({ body }))
    say(all('saved'))
    const heir = successions.find((s) => s.old === place.path)?.new
    if (heir) onGo(heir)
  }
  const choices = parts.map((part, i) => ({
    value: String(part),
    label: textOf(form.values, `${prefixOf(part)}name`) || t('part', { n: i + 1 }),
  }))
  return (
    <FormDialog
      title={t('split')}
      note={t('splitNote', { name: place.name })}
      form={form}
      okText={t('split')}
      width={640}
      onClose={onClose}
      onSend={send}
    >
      {parts.map((part, i) => (
        <fieldset key={part} className="part">
          <legend>{t('part', { n: i + 1 })}</legend>
          <EntryFields form={form} prefix={prefixOf(part)} kinds={[kind]} {...(i === 0 && { first: true })} />
          {parts.length > 2 && (
            <Button size="small" onClick={() => drop(part)}>
              {t('dropPart', { n: i + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      <p>
        <Button size="small" icon={<Icon name="plus" />} onClick={add}>
          {t('addPart')}
        </Button>
      </p>
      <Shares title={t('takes')} kind="t" things={below} choices={choices} form={form} />
      <Shares
        title={t('buildings')}
        hint={t('buildingsHint')}
        kind="b"
        things={buildings}
        choices={choices}
        form={form}
      />
      <DatedFields form={form} />
    </FormDialog>
  )
}

interface SharesProps {
  title: string
  hint?: string
  kind: 't' | 'b'
  things: readonly Thing[]
  choices: readonly { value: string; label: string }[]
  form: FormState<EntryValues>
}

function Shares({ title, hint, kind, things, choices, form }: SharesProps) {
  const t = useWords(actWords)
  if (things.length === 0) return null
  return (
    <fieldset className="part shares">
      <legend>{title}</legend>
      {hint && <p className="hint">{hint}</p>}
      {things.map((thing) => (
        <Pick
          key={thing.key}
          form={form}
          name={`${kind}:${thing.key}`}
          label={thing.name}
          {...(kind === 'b' && { optional: true, placeholder: t('byPosition') })}
          options={choices}
        />
      ))}
    </fieldset>
  )
}
