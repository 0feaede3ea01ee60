import { Button } from 'antd'
import { useState } from 'react'
import { parentOf } from '../../../../domain/kernel/place-path.ts'
import { drawOut, dwellingsIn, type EstateLine } from '../../../../domain/places/addresses.ts'
import { placesApi } from '../../../../domain/places/api.ts'
import { Estate } from '../../../../domain/places/register.ts'
import { useForm, type FormState } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Framed, NumberInput, Pick, TextInput, Tick } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import type { PlaceParts } from '../../StaffScreens.tsx'
import { useMapAct, useTree, type View } from '../queries.ts'
import { stepOf } from '../steps.ts'
import { estateKindWords, words } from '../words.ts'
import { actWords, placeFaultWords } from '../words/acts.ts'

type Cell = string | number | boolean | null
type Values = Record<string, Cell>

const rowOf = (n: number, grid: string | null): Values => ({
  [`b${n}.name`]: '',
  [`b${n}.grid`]: grid,
  [`b${n}.floors`]: 6,
  [`b${n}.units`]: 3,
  [`b${n}.doors`]: 2,
  [`b${n}.elevator`]: false,
})

const filled = (v: Values, n: number) => String(v[`b${n}.name`] ?? '').trim() !== ''

/** As packs write an estate: floors × entrances × doors, and single houses from … to …; drawn out into its dwellings. */
function lineOf(v: Values, rows: readonly number[], place: string): EstateLine {
  const text = (name: string) => String(v[name] ?? '').trim()
  const street = text('street')
  return {
    place,
    name: text('name'),
    kind: v['kind'] as EstateLine['kind'],
    ...(street && { street }),
    ...(v['property'] && { property: String(v['property']) }),
    buildings: rows
      .filter((n) => filled(v, n))
      .map((n) => ({
        name: text(`b${n}.name`),
        grid: text(`b${n}.grid`),
        floors: Number(v[`b${n}.floors`]),
        units: Number(v[`b${n}.units`]),
        doors: Number(v[`b${n}.doors`]),
        elevator: v[`b${n}.elevator`] === true,
      })),
    houses: v['from'] && v['to'] ? [{ grid: text('houseGrid'), from: Number(v['from']), to: Number(v['to']) }] : [],
  }
}

function check(v: Values, rows: readonly number[]) {
  const need = (path: string) => (v[path] ? [] : [{ path, code: 'required' }])
  return [
    ...need('name'),
    ...need('kind'),
    ...rows
      .filter((n) => filled(v, n))
      .flatMap((n) => ['grid', 'floors', 'units', 'doors'].flatMap((name) => need(`b${n}.${name}`))),
    ...(v['from'] || v['to'] ? [...need('from'), ...need('to'), ...need('houseGrid')] : []),
    ...(Number(v['to'] ?? 0) < Number(v['from'] ?? 0)
      ? [{ path: 'to', code: 'too-small-number', params: { min: Number(v['from']) } }]
      : []),
  ]
}

/** An estate with its buildings and every door, entered in a few lines. */
export function AddEstate({ place, parts, onClose }: { place: View; parts: PlaceParts; onClose: () => void }) {
  const t = useWords(actWords)
  const all = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const add = useMapAct(placesApi.addEstate)
  const tree = useTree(false)
  const grids = (tree.data?.items ?? [])
    .filter((n) => n.gridKind === 'base' && parentOf(n.path) === place.path)
    .map((n) => ({ value: stepOf(n.path), label: n.name }))
  const [rows, setRows] = useState<readonly number[]>([0])
  const form = useForm<Values>({
    start: {
      name: '',
      kind: 'estate',
      street: '',
      property: null,
      houseGrid: null,
      from: null,
      to: null,
      ...rowOf(0, null),
    },
    words: placeFaultWords,
    check: (v) => check(v, rows),
  })
  const addRow = () => {
    const next = Math.max(...rows) + 1
    form.set(rowOf(next, (form.values[`b${rows[rows.length - 1]!}.grid`] as string | null) ?? null))
    setRows([...rows, next])
  }
  const line = lineOf(form.values, rows, place.path)
  const send = () => add.mutateAsync({ body: drawOut(line, place.fictional) })
  const { UnitPick } = parts
  return (
    <FormDialog
      title={`${all('addEstate')} · ${place.name}`}
      form={form}
      okText={all('addEstate')}
      width={720}
      onClose={onClose}
      onSend={send}
      onSent={() => say(all('saved'))}
    >
      <div className="side">
        <TextInput form={form} name="name" label={t('estateName')} maxLength={60} first />
        <Pick
          form={form}
          name="kind"
          label={t('estateKind')}
          options={Estate.shape.kind.options.map((value) => ({ value, label: wordIn(estateKindWords[value], lang) }))}
        />
      </div>
      <div className="side">
        <TextInput form={form} name="street" label={t('street')} optional maxLength={60} />
        <Framed form={form} name="property" label={t('property')} optional>
          {({ id: field }) => (
            <UnitPick
              id={field}
              value={form.values['property'] as string | null}
              onChange={(property) => form.set({ property })}
            />
          )}
        </Framed>
      </div>
      {rows.map((n, i) => (
        <Row
          key={n}
          form={form}
          n={n}
          at={i + 1}
          grids={grids}
          onDrop={rows.length > 1 ? () => setRows(rows.filter((r) => r !== n)) : undefined}
        />
      ))}
      <p>
        <Button size="small" icon={<Icon name="plus" />} onClick={addRow}>
          {t('addBuilding')}
        </Button>
      </p>
      <fieldset className="part">
        <legend>{t('houses')}</legend>
        <div className="side">
          <Pick form={form} name="houseGrid" label={t('grid')} optional options={grids} />
          <NumberInput form={form} name="from" label={t('housesFrom')} min={1} max={9999} optional />
          <NumberInput form={form} name="to" label={t('housesTo')} min={1} max={9999} optional />
        </div>
      </fieldset>
      <p role="status">{t('dwellingsCount', { n: dwellingsIn(line) })}</p>
    </FormDialog>
  )
}

interface RowProps {
  form: FormState<Values>
  n: number
  /** Which one it is, from 1. */
  at: number
  grids: readonly { value: string; label: string }[]
  onDrop: (() => void) | undefined
}

function Row({ form, n, at, grids, onDrop }: RowProps) {
  const t = useWords(actWords)
  const name = (field: string) => `b${n}.${field}`
  return (
    <fieldset className="part">
      <legend>{t('buildingLine', { n: at })}</legend>
      <div className="side narrow">
        <TextInput form={form} name={name('name')} label={t('buildingName')} maxLength={30} />
        <Pick form={form} name={name('grid')} label={t('grid')} options={grids} />
        <NumberInput form={form} name={name('floors')} label={t('floors')} min={1} max={60} />
        <NumberInput form={form} name={name('units')} label={t('units')} min={1} max={12} />
        <NumberInput form={form} name={name('doors')} label={t('doors')} min={1} max={12} />
      </div>
      <Tick form={form} name={name('elevator')} label={t('elevator')} />
      {onDrop && (
        <Button size="small" onClick={onDrop}>
          {t('dropBuilding', { n: at })}
        </Button>
      )}
    </fieldset>
  )
}
