import { parentOf } from '../../../../domain/kernel/place-path.ts'
import { placesApi } from '../../../../domain/places/api.ts'
import type { PlaceNode } from '../../../../domain/places/schema.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Pick } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { Skeleton } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { useMapAct, useStepsBelow } from '../queries.ts'
import { nextStep } from '../steps.ts'
import { words } from '../words.ts'
import { actWords, placeFaultWords } from '../words/acts.ts'
import type { ActProps } from './Acts.tsx'
import { datedFaults, DatedFields, useDated } from './dated.tsx'
import { emptyEntry, EntryFields, entryFaults, entryOf, type EntryValues } from './entry.tsx'

/** Siblings become one. */
export function Merge(props: ActProps) {
  const below = useStepsBelow(props.place.parent)
  if (!below.data) return <Skeleton lines={1} />
  return <Form {...props} siblings={below.data.items.filter((n) => parentOf(n.path) === props.place.parent)} />
}

function Form({ place, siblings, onClose, onGo }: ActProps & { siblings: readonly PlaceNode[] }) {
  const t = useWords(actWords)
  const all = useWords(words)
  const say = useDone()
  const merge = useMapAct(placesApi.merge)
  const { id, start } = useDated()
  const kind = place.gridKind ?? place.kind
  const step = nextStep(siblings.map((s) => s.path))
  const form = useForm<EntryValues>({
    start: {
      ...start,
      ...emptyEntry('', { step, kind, level: place.level, name: place.name }),
      paths: [place.path],
    },
    words: placeFaultWords,
    check: (v) => [
      ...(pathsOf(v).length < 2 ? [{ path: 'paths', code: 'merge-two' }] : []),
      ...entryFaults(v, ''),
      ...datedFaults(v),
    ],
  })
  const send = async (v: EntryValues) => {
    const body = { id, day: v.day, why: v.why.trim(), paths: pathsOf(v), into: entryOf(v, '', place.fictional) }
    const { successions } = await at({ 'into.': '' }, () => merge.mutateAsync({ body }))
    say(all('saved'))
    const heir = successions.find((s) => s.old === place.path)?.new
    if (heir) onGo(heir)
  }
  return (
    <FormDialog
      title={t('merge')}
      note={t('mergeNote')}
      form={form}
      okText={t('merge')}
      width={600}
      onClose={onClose}
      onSend={send}
    >
      <Pick
        form={form}
        name="paths"
        label={t('among')}
        many
        options={siblings
          .filter((s) => !s.closed && (s.gridKind ?? s.kind) === kind)
          .map((s) => ({ value: s.path, label: s.name }))}
      />
      <h3>{t('into')}</h3>
      <EntryFields form={form} prefix="" kinds={[kind]} />
      <DatedFields form={form} />
    </FormDialog>
  )
}

const pathsOf = (v: EntryValues): string[] => [...((v['paths'] as readonly string[] | null) ?? [])]
