import { DemandRhythm, type DemandAsked } from '../../domain/demands/schema.ts'
import type { PlaceKind } from '../../domain/places/schema.ts'
import { useForm } from '../kit/form/useForm.ts'
import { Framed, Pick, TextBox, TextInput } from '../kit/staff/Fields.tsx'
import { FormDialog } from '../kit/staff/FormDialog.tsx'
import { useDone } from '../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../kit/staff/once.ts'
import { useWords } from '../kit/words.ts'
import { UnitField } from '../organisations/UnitField.tsx'
import { PlacesSelect } from '../places/PlacesSelect.tsx'
import { askWords, faultWords, rhythmWords } from './words.ts'

export interface AskForProps {
  /** How it is called where it lies. */
  title?: string
  /** Where it is asked, when that is known. */
  places?: readonly string[]
  /** What it asks is written down here; else it is known where it lies. */
  labels?: boolean
  send: (body: DemandAsked & { id: string }, labels: string[]) => Promise<unknown>
  onSent?: () => void
  onClose: () => void
}

interface Values {
  title: string
  asker: string | null
  number: string
  ground: string
  places: string[]
  rhythm: string
  from: string
  until: string
  labels: string
}

const rowsOf = (text: string) => [
  ...new Set(
    text
      .split('\n')
      .map((l) => l.trim())
      .filter(Boolean),
  ),
]

/** Who asks, on which paper, of whom, how often, until when. */
export function AskFor({ title = '', places = [], labels, send, onSent, onClose }: AskForProps) {
  const t = useWords(askWords)
  const rhythm = useWords(rhythmWords)
  const say = useDone()
  const { id, today } = useOnce()
  const form = useForm<Values>({
    start: {
      title,
      asker: null,
      number: '',
      ground: '',
      places: [...places],
      rhythm: 'month',
      from: today,
      until: `${today.slice(0, 4)}-12-31`,
      labels: '',
    },
    words: faultWords,
    check: (v) => [
      ...needed(v, 'title', 'asker', 'number', 'ground', 'from', 'until'),
      ...(v.places.length > 0 ? [] : [{ path: 'places', code: 'required' }]),
    ],
  })
  return (
    <FormDialog
      title={t('title')}
      note={t('note')}
      form={form}
      okText={t('send')}
      width={600}
      onClose={onClose}
      onSend={({ labels: text, asker, rhythm: often, ...v }) =>
        send({ id, ...v, asker: asker!, rhythm: DemandRhythm.parse(often) }, rowsOf(text))
      }
      onSent={() => {
        say(t('sent'))
        onSent?.()
      }}
    >
      <TextInput form={form} name="title" label={t('what')} maxLength={80} first />
      <UnitField form={form} name="asker" label={t('asker')} />
      <TextInput form={form} name="number" label={t('number')} maxLength={60} />
      <TextInput form={form} name="ground" label={t('ground')} maxLength={200} />
      <Framed form={form} name="places" label={t('places')}>
        {(shown) => (
          <PlacesSelect
            {...shown}
            offers={noGrid}
            value={form.values.places}
            onChange={(paths) => form.set({ places: paths })}
          />
        )}
      </Framed>
      <Pick
        form={form}
        name="rhythm"
        label={t('rhythm')}
        options={DemandRhythm.options.map((value) => ({ value, label: rhythm(value) }))}
      />
      <TextInput form={form} name="from" label={t('from')} type="date" />
      <TextInput form={form} name="until" label={t('until')} hint={t('untilHint')} type="date" />
      {labels && <TextBox form={form} name="labels" label={t('labels')} hint={t('labelsHint')} rows={4} optional />}
    </FormDialog>
  )
}

/** The county, towns, communities and villages. */
const noGrid = (kind: PlaceKind) => kind !== 'grid'
